import type { OpenTransport } from './transport.ts';

/** The first way to connect; as long as that has never led anywhere, the other every second time. */
export function inTurns(first: OpenTransport, other: OpenTransport): OpenTransport {
	let isFirstGood = false;
	let next = first;
	return (events) => {
		const way = next;
		next = isFirstGood || way === other ? first : other;
		return way({
			...events,
			opened: () => {
				isFirstGood ||= way === first;
				next = way;
				events.opened();
			}
		});
	};
}
