import { ON_TRIAL } from './on-trial.ts';

/** A version that has not started after so many looks, one a while (ms), does not start: displays are slow. */
const LOOKS = 240;
const WHILE = 250;
const HIDDEN = 'position:fixed;inset:0;inline-size:100%;block-size:100%;border:0;visibility:hidden';

/** Whether the page at that address starts here in that version: it is loaded into a frame that nobody sees. */
export async function startsHere(address: string, version: string): Promise<boolean> {
	const frame = document.createElement('iframe');
	const page = new URL(address);
	page.searchParams.set(ON_TRIAL, '');
	frame.src = page.href;
	frame.inert = true;
	frame.style.cssText = HIDDEN;
	document.body.append(frame);
	try {
		for (let look = 0; look < LOOKS; look += 1) {
			await new Promise((resolve) => setTimeout(resolve, WHILE));
			if (frame.contentDocument && hasStarted(frame.contentDocument, version)) return true;
		}
		return false;
	} finally {
		frame.remove();
	}
}

/** What says so is the same in all versions. A page that only begins to come has no element yet. */
const hasStarted = (page: Document, version: string): boolean =>
	page.querySelector('html[data-started]') !== null &&
	page.querySelector(`[data-version="${version}"]`) !== null;
