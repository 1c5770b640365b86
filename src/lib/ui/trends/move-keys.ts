import type { MoveStep } from '#lib/client/trends/time-view.svelte.ts';

const STEPS: Record<string, MoveStep | 'all'> = {
	'+': 'closer',
	'=': 'closer',
	'-': 'wider',
	'0': 'all',
	PageUp: 'earlier',
	PageDown: 'later'
};

/** The step through time that a key stands for; undefined where it stands for none. */
export function stepOf(
	event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>
): MoveStep | 'all' | undefined {
	if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
	if (event.shiftKey && event.key === 'ArrowLeft') return 'earlier';
	if (event.shiftKey && event.key === 'ArrowRight') return 'later';
	return STEPS[event.key];
}
