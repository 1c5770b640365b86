import { answer } from './answer.js';
import { Viewer } from './viewer.js';

// A process that is many viewers, so that what they cost is not what is measured.

/** @type {Viewer[]} */
let viewers = [];

/**
 * @param {{ url: string, board: string | null, count: number, key?: string, since?: number, atOnce?: number }} asked
 * @returns {Promise<number>} milliseconds until the last had joined
 */
async function open({ url, board, count, key, since, atOnce = 100 }) {
	const start = performance.now();
	for (let made = 0; made < count; made += atOnce) {
		const more = Math.min(atOnce, count - made);
		// One of them is enough to change something: for a reader, a key would only be one more thing to look up.
		const batch = Array.from(
			{ length: more },
			(_, index) => new Viewer(url, board, { since, key: made + index === 0 ? key : undefined })
		);
		await Promise.all(batch.map((viewer) => viewer.joined));
		viewers.push(...batch);
	}
	return performance.now() - start;
}

/**
 * Sends something as the first viewer, and waits until every viewer has the frame that it leads to.
 *
 * @param {{ send: string, seek: string }} asked
 * @returns {Promise<{ ms: number, frame: string }>}
 */
function reach({ send, seek }) {
	return new Promise((reached) => {
		let missing = viewers.length;
		const start = performance.now();
		for (const viewer of viewers) {
			viewer.onFrame = (frame) => {
				if (!frame.startsWith(seek)) return;
				missing -= 1;
				if (missing === 0) reached({ ms: performance.now() - start, frame });
			};
		}
		viewers[0]?.send(send);
	});
}

/**
 * Submits commands as the first viewer, so many at once, and waits for every answer.
 *
 * @param {{ board?: string, submissions: { board?: string, id: string, command: unknown }[], atOnce: number }} asked
 * @returns {Promise<{ ms: number, refused: number }>}
 */
async function submit({ board, submissions, atOnce }) {
	const [viewer] = viewers;
	// Encoded beforehand: what it costs to ask is not what is measured.
	const waiting = submissions.map((each) => JSON.stringify(['submit', { board, ...each }]));
	let refused = 0;
	const start = performance.now();
	const work = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const answered = await viewer?.askEncoded(next);
			if (!answered?.startsWith('[{"ok":true')) refused += 1;
		}
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return { ms: performance.now() - start, refused };
}

/** Waits until every viewer has a frame that begins with `seek`. @type {(asked: { seek: string }) => Promise<void>} */
const awaitAll = ({ seek }) =>
	new Promise((reached) => {
		let missing = viewers.length;
		for (const viewer of viewers) {
			let has = false;
			viewer.onFrame = (frame) => {
				if (has || !frame.startsWith(seek)) return;
				has = true;
				missing -= 1;
				if (missing === 0) reached();
			};
		}
	});

/** Frames that begin with `seek` that the last viewer is sent until `silence` ms without one. @type {(asked: { seek: string, silence: number }) => Promise<{ frames: number, ms: number }>} */
const listen = ({ seek, silence }) =>
	new Promise((heard) => {
		let [frames, first, last] = [0, 0, 0];
		const finish = () => heard({ frames, ms: last - first });
		let timer = setTimeout(finish, silence * 5);
		const viewer = viewers.at(-1);
		if (!viewer) return;
		viewer.onFrame = (frame) => {
			if (!frame.startsWith(seek)) return;
			last = performance.now();
			first ||= last;
			frames += 1;
			clearTimeout(timer);
			timer = setTimeout(finish, silence);
		};
	});

function close() {
	for (const viewer of viewers) viewer.close();
	viewers = [];
}

answer({ open, reach, await: awaitAll, submit, listen, close });
