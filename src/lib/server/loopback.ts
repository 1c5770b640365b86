import { isIP, isIPv4 } from 'node:net';

/** Whether this name or address, without a port, can only mean this very machine. */
export function isLoopback(host: string): boolean {
	const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
	return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
}

/**
 * Whether a request that names this host (a `Host` header) is meant for this server. A page elsewhere can
 * point its own name at this machine's address and so reach the server, but the name gives it away: other names than that
 * of the configured public address are refused. An address by itself is nobody's name, and cannot be pointed elsewhere.
 */
export function isOurHost(host: string | null, origin: string | undefined): boolean {
	if (host === null) return false;
	if (origin !== undefined && new URL(origin).host === host.toLowerCase()) return true;
	const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
	return isLoopback(name) || isIP(name) !== 0;
}
