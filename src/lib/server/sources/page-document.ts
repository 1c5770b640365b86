import { DomHandler, Parser } from 'htmlparser2';

/** Deeper than any page that says something of itself: one that is deeper is made to keep its reader busy, for minutes. */
const DEEPEST = 256;

/** What a page holds, up to where it is too deep. */
export function documentOf(html: string): DomHandler['root'] {
	const handler = new BoundedHandler(() => parser.pause());
	const parser = new Parser(handler);
	parser.end(html);
	return handler.root;
}

class BoundedHandler extends DomHandler {
	readonly #stop: () => void;

	constructor(stop: () => void) {
		super();
		this.#stop = stop;
	}

	override onopentag(name: string, attributes: Record<string, string>): void {
		super.onopentag(name, attributes);
		if (this.tagStack.length > DEEPEST) this.#stop();
	}
}
