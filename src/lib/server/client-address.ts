import ipaddr from 'ipaddr.js';
import type { IncomingMessage } from 'node:http';

/** The parts of an address of IPv6 that name a network; whoever has that has all that is in it. */
const NETWORK = 4;

/**
 * Where a request comes from: whoever is connected, or where there are proxies, whom the farthest of those that are trusted
 * saw. What stands before that in the header, anybody may have written. Of IPv6 it is the network: anybody has one, and may
 * come from any of its addresses.
 */
export function addressOf({ headers, socket }: IncomingMessage, trustedProxies: number): string {
	const passed = String(headers['x-forwarded-for'] ?? '').split(',');
	const seen = trustedProxies > 0 ? passed.at(-trustedProxies)?.trim() : undefined;
	return placeOf(seen || (socket.remoteAddress ?? ''));
}

/** The same for all addresses of one network. */
export function placeOf(address: string): string {
	if (!ipaddr.isValid(address)) return address;
	const parsed = ipaddr.process(address);
	if (parsed instanceof ipaddr.IPv4) return parsed.toString();
	const parts = parsed.parts.map((part, index) => (index < NETWORK ? part : 0));
	return isLocal(parsed) ? parsed.toString() : new ipaddr.IPv6(parts).toString();
}

/** This very machine. */
const isLocal = (address: ipaddr.IPv6): boolean => address.range() === 'loopback';
