import ipaddr from 'ipaddr.js';

/**
 * Whether an address is one of the public Internet. Everything else is this machine, its network, a cloud's metadata, or
 * reaches one of them in another notation: only plain unicast passes, and an address of IPv4 inside IPv6 counts as what it holds.
 */
export function isPublic(address: string): boolean {
	if (!ipaddr.isValid(address)) return false;
	return ipaddr.process(address).range() === 'unicast';
}
