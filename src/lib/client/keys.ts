/** What a key asks a board page for. */
export const KEYS = [
	{ keys: ['/'], asks: 'filter', words: 'Filter the issues' },
	{ keys: ['j'], asks: 'next', words: 'Next issue' },
	{ keys: ['k'], asks: 'previous', words: 'Previous issue' },
	{ keys: ['Enter'], asks: 'open', words: 'Open the issue' },
	{ keys: ['a'], asks: 'assess', words: 'Assess the issue where it stands' },
	{ keys: ['1', '2', '3', '4', '5'], asks: 'rung', words: 'Assess it at that rung' },
	{ keys: ['x'], asks: 'select', words: 'Select the issue' },
	{ keys: ['X'], asks: 'reach', words: 'Select all up to the issue' },
	{ keys: ['n'], asks: 'new', words: 'New issue' },
	{ keys: ['e'], asks: 'entry', words: 'New entry, on what is selected' },
	{ keys: ['v'], asks: 'view', words: 'Cards or list' },
	{ keys: ['Escape'], asks: 'close', words: 'Close the panel, clear the selection' },
	{ keys: ['?'], asks: 'help', words: 'These keys' }
] as const;
export type Asked = (typeof KEYS)[number]['asks'];

/** Keys that belong to more than a board's own page. */
export const OTHER_KEYS = [
	{ shown: ['Ctrl K', '⌘ K'], words: 'Search, go anywhere, do anything' },
	{ shown: ['↑', '↓'], words: 'While assessing: tension by 1, with Shift by 10' },
	{ shown: ['Enter'], words: 'While assessing: record it' }
] as const;

const WRITING = 'input:not([type="checkbox"]), textarea, select, [contenteditable], dialog';

/** Whether a key is pressed by somebody who writes, or in a dialog. */
export const isWriting = ({ target }: KeyboardEvent): boolean =>
	target instanceof Element && target.closest(WRITING) !== null;

/** What this key press asks for; null where it is part of writing, of a dialog, or of a combination of keys. */
export function askedBy(event: KeyboardEvent): Asked | null {
	if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
	const { target } = event;
	const isInDialog = target instanceof Element && target.closest('dialog') !== null;
	if (isWriting(event) && (event.key !== 'Escape' || isInDialog)) return null;
	return KEYS.find(({ keys }) => keys.some((key) => key === event.key))?.asks ?? null;
}
