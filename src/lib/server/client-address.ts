import type { IncomingMessage } from 'node:http';

/**
 * Where a request comes from: whoever is connected, or where there are proxies, whom the farthest of those that are trusted
 * saw. What stands before that in the header, anybody may have written.
 */
export function addressOf({ headers, socket }: IncomingMessage, trustedProxies: number): string {
	const passed = String(headers['x-forwarded-for'] ?? '').split(',');
	const seen = trustedProxies > 0 ? passed.at(-trustedProxies)?.trim() : undefined;
	return (seen || (socket.remoteAddress ?? '')).replace(/^::ffff:/, '');
}
