/** As many of the first items as fit into `room`, each of its own height. */
export function fitting<T extends { height: number }>(items: readonly T[], room: number): T[] {
	let used = 0;
	const end = items.findIndex((item) => (used += item.height) > room);
	return items.slice(0, end === -1 ? items.length : end);
}
