/** A version that did not come whole is looked at again after so long, in ms. */
const AGAIN = 60_000;

/** Looks at a new version before a wall comes to it: where no worker keeps the present one, there is no way back. */
export class LookAhead {
	readonly #onmissing: (why: string) => void;
	#whole: string | null = null;
	#looked: { version: string; at: number } | null = null;

	/** `onmissing` is told why a version is not come to yet. */
	constructor(onmissing: (why: string) => void) {
		this.#onmissing = onmissing;
	}

	/** Whether a wall may come to that version; while that is not known, the server is asked. `now`: ms of any clock that never runs back. */
	may(version: string, now: number): boolean {
		if ('serviceWorker' in navigator && navigator.serviceWorker.controller) return true;
		if (version === this.#whole) return true;
		const last = this.#looked;
		if (last?.version !== version || now - last.at >= AGAIN) {
			this.#looked = { version, at: now };
			void this.#look(version);
		}
		return false;
	}

	async #look(version: string): Promise<void> {
		const isWhole = await comesWhole(location.href).catch(() => false);
		if (isWhole) this.#whole = version;
		else this.#onmissing(`Version ${version} does not come whole`);
	}
}

/**
 * Whether a page, and all the scripts and styles that it begins with, can be had from the server now. What a script does
 * once it runs cannot be known, nor what it loads later.
 */
async function comesWhole(address: string): Promise<boolean> {
	const answer = await fetch(address, { cache: 'no-store' });
	const page = await answer.text();
	if (!isOf(answer, /html/)) return false;
	const parts = new Set([...named(answer.headers.get('link') ?? ''), ...within(page)]);
	const came = await Promise.all([...parts].map((part) => comes(new URL(part, answer.url))));
	return parts.size > 0 && came.every((each) => each);
}

async function comes(part: URL): Promise<boolean> {
	const answer = await fetch(part);
	await answer.arrayBuffer();
	return isOf(answer, part.pathname.endsWith('.css') ? /css/ : /javascript/);
}

const isOf = ({ ok, headers }: Response, type: RegExp): boolean =>
	ok && type.test(headers.get('content-type') ?? '');

/** What the head of an answer announces: `</start.js>; rel="modulepreload"`. */
const named = (link: string): string[] =>
	Array.from(link.matchAll(/<([^>]+)>;\s*rel="?modulepreload/g), ([, part = '']) => part);

/** What a page loads by its elements, and by the script that begins it all; what people wrote is taken for neither. */
function within(page: string): string[] {
	const held = new DOMParser().parseFromString(page, 'text/html');
	const linked = held.querySelectorAll('link[rel=modulepreload], link[rel=stylesheet]');
	return [
		...Array.from(linked, (link) => link.getAttribute('href') ?? ''),
		...Array.from(held.scripts).flatMap((script) => [
			...(script.getAttribute('src') ? [script.getAttribute('src') ?? ''] : []),
			...Array.from(script.text.matchAll(/import\("([^"\\]+)"\)/g), ([, part = '']) => part)
		])
	];
}
