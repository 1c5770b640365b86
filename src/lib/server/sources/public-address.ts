import ipaddr from 'ipaddr.js';

/** Of IPv6, what is handed out to anybody; all else is for something special, or for nothing yet. */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the public Internet. Everything else is this machine, its network, a cloud's metadata, or
 * reaches one of them in another notation: only plain unicast passes, and an address of IPv4 inside IPv6 counts as what it holds.
 */
export function isPublic(address: string): boolean {
	if (!ipaddr.isValid(address)) return false;
	const parsed = ipaddr.process(address);
	if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL)) return false;
	return parsed.range() === 'unicast';
}
