import { isOurHost } from './loopback.ts';

/**
 * Whether a request may act for its reader: browsers say from which page it comes, and no other site's page may. Browsers do not apply
 * CORS to WebSockets, so this is the only guard there. Programs send no `Origin` and are let through.
 *
 * `origin` and `host` are the request's headers; `ours` is the configured public address, if any.
 */
export function isOurOrigin(
	origin: string | null | undefined,
	host: string | null | undefined,
	ours: string | undefined
): boolean {
	if (!isOurHost(host ?? null, ours)) return false;
	if (!origin) return true;
	if (ours !== undefined && origin === ours) return true;
	return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
