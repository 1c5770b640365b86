/** What a key asks a board page for. */
export const KEYS = [
	{ keys: ['/'], asks: 'filter' },
	{ keys: ['j'], asks: 'next' },
	{ keys: ['k'], asks: 'previous' },
	{ keys: ['Enter'], asks: 'open' },
	{ keys: ['a'], asks: 'assess' },
	{ keys: ['1', '2', '3', '4', '5'], asks: 'rung' },
	{ keys: ['x'], asks: 'select' },
	{ keys: ['X'], asks: 'reach' },
	{ keys: ['n'], asks: 'new' },
	{ keys: ['e'], asks: 'entry' },
	{ keys: ['v'], asks: 'view' },
	{ keys: ['Escape'], asks: 'close' },
	{ keys: ['?'], asks: 'help' }
] as const;
export type Asked = (typeof KEYS)[number]['asks'];

const WRITING = 'input:not([type="checkbox"]), textarea, select, [contenteditable], dialog';
/** A dialog that was just closed holds the focus until the page is next drawn: by then its person is on the page again. */
const CLOSED = 'dialog:not([open])';

/** Whether a key is pressed by somebody who writes, or in a dialog. */
export const isWriting = ({ target }: KeyboardEvent): boolean =>
	target instanceof Element && target.closest(WRITING) !== null && !target.closest(CLOSED);

/** What this key press asks for; null where it is part of writing, of a dialog, or of a combination of keys. */
export function askedBy(event: KeyboardEvent): Asked | null {
	if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
	const { target } = event;
	const isInDialog = target instanceof Element && target.closest('dialog[open]') !== null;
	if (isWriting(event) && (event.key !== 'Escape' || isInDialog)) return null;
	return KEYS.find(({ keys }) => keys.some((key) => key === event.key))?.asks ?? null;
}
