/** What proxies name requests by; anything else would be written into logs as it came. */
const NAME = /^[\w-]{8,64}$/;

/** What a request is named by: a name of its own, or that which a proxy gave it which is believed. */
export function requestIdOf(headers: Headers, trustedProxies = 0): string {
	const given = trustedProxies > 0 ? headers.get('x-request-id') : null;
	return given !== null && NAME.test(given) ? given : crypto.randomUUID();
}
