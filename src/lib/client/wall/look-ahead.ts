import { startsHere } from './trial.ts';

/** A version that did not come whole is looked at again after so long, in ms. */
const AGAIN = 60_000;
/** One that came whole and did not start will hardly do so later, unless this device was too busy. */
const LATER = 3_600_000;

/** What was seen of a version. */
interface Look {
	version: string;
	/** When it is looked at again, in ms of any clock that never runs back. */
	again: number;
	/** Why it is not come to; null while that is not known. */
	why: string | null;
}

/** Looks at a new version before a wall comes to it: where no worker keeps the present one, there is no way back. */
export class LookAhead {
	readonly #onfailed: (why: string) => void;
	#good: string | null = null;
	#look: Look | null = null;

	/** `onfailed` is told why a version is not come to, once for each reason. */
	constructor(onfailed: (why: string) => void) {
		this.#onfailed = onfailed;
	}

	/** Whether a wall may come to that version; while that is not known, it is tried. `now`: ms of any clock that never runs back. */
	may(version: string, now: number): boolean {
		if ('serviceWorker' in navigator && navigator.serviceWorker.controller) return true;
		if (version === this.#good) return true;
		const last = this.#look?.version === version ? this.#look : null;
		if (!last || now >= last.again) {
			const look = { version, again: Infinity, why: last?.why ?? null };
			this.#look = look;
			void this.#try(look).then((wait) => (look.again = now + wait));
		}
		return false;
	}

	/** How long to wait before it is tried once more. */
	async #try(look: Look): Promise<number> {
		const { version } = look;
		if (!(await comesWhole(location.href).catch(() => false))) {
			this.#fail(look, `Version ${version} does not come whole`);
			return AGAIN;
		}
		if (await startsHere(location.href, version).catch(() => false)) {
			this.#good = version;
			return 0;
		}
		this.#fail(look, `Version ${version} did not start`);
		return LATER;
	}

	#fail(look: Look, why: string): void {
		if (look.why !== why) this.#onfailed(why);
		look.why = why;
	}
}

/**
 * Whether a page, and all the scripts and styles that it begins with, can be had from the server now. What a script does
 * once it runs only a trial shows.
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
