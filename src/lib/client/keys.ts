/** What a key asks a board page for. */
export const KEYS = [
	{ key: '/', asks: 'filter', words: 'Filter the issues' },
	{ key: 'n', asks: 'new', words: 'New issue' },
	{ key: 'e', asks: 'entry', words: 'New entry' },
	{ key: 'j', asks: 'next', words: 'Next issue' },
	{ key: 'k', asks: 'previous', words: 'Previous issue' },
	{ key: 'Enter', asks: 'open', words: 'Open the issue' },
	{ key: 'Escape', asks: 'close', words: 'Close the panel' },
	{ key: 'v', asks: 'view', words: 'Cards or list' },
	{ key: '?', asks: 'help', words: 'These keys' }
] as const;
export type Asked = (typeof KEYS)[number]['asks'];

const WRITING = 'input, textarea, select, [contenteditable], dialog';

/** What this key press asks for; null where it is part of writing, of a dialog, or of a combination of keys. */
export function askedBy(event: KeyboardEvent): Asked | null {
	if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
	const { target } = event;
	const writing = target instanceof Element && target.closest(WRITING) !== null;
	if (writing && !(event.key === 'Escape' && !target.closest('dialog'))) return null;
	return KEYS.find(({ key }) => key === event.key)?.asks ?? null;
}
