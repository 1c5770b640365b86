/** A stretch of text, and where it leads if it is an address. */
export interface Stretch {
	text: string;
	href?: string;
}

const ADDRESS = /https?:\/\/[^\s<>"']+/g;
/** What ends a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]}]+$/;

/** The text in stretches, of which the web addresses lead somewhere; nothing else ever does. */
export function linked(text: string): Stretch[] {
	const stretches: Stretch[] = [];
	let done = 0;
	for (const { 0: found, index } of text.matchAll(ADDRESS)) {
		const address = found.replace(TRAILING, '');
		if (!URL.canParse(address)) continue;
		if (index > done) stretches.push({ text: text.slice(done, index) });
		stretches.push({ text: address, href: address });
		done = index + address.length;
	}
	if (done < text.length) stretches.push({ text: text.slice(done) });
	return stretches;
}
