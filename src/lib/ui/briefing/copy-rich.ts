/** Puts a sheet on the clipboard as rich text, and as plain text for who takes nothing else. */
export async function copyRich(sheet: HTMLElement): Promise<void> {
	const html = new Blob([richOf(sheet)], { type: 'text/html' });
	const text = new Blob([sheet.innerText], { type: 'text/plain' });
	await navigator.clipboard.write([new ClipboardItem({ 'text/html': html, 'text/plain': text })]);
}

/** The sheet without what only this page knows: its looks, its marks and the links within it. */
export function richOf(sheet: HTMLElement): string {
	const copy = sheet.cloneNode(true);
	if (!(copy instanceof HTMLElement)) return '';
	for (const each of copy.querySelectorAll('*')) {
		for (const name of ['class', 'id', 'aria-label', 'aria-labelledby']) each.removeAttribute(name);
		if (each.getAttribute('href')?.startsWith('#')) each.replaceWith(...each.childNodes);
	}
	return copy.innerHTML.replaceAll(/<!--.*?-->/gs, '');
}
