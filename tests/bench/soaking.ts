import type { CDPSession, Page } from 'playwright-core';
import * as z from 'zod/mini';
import type { CommandInput } from '#lib/domain/command.ts';
import { addDays, dayOf } from '#lib/domain/day.ts';
import { ask } from '../e2e/harness/ask.ts';
import { crowdedBoard, issueAt } from '../e2e/harness/crowded-board.ts';
import type { BuiltServer } from '../e2e/harness/server.ts';
import { installFastClock } from './fast-clock.ts';

const ISSUES = 13;
const SCENES = 'overview,categories,each,trends,agenda,latest';
const STAY = 32;
/** Commands under way at one time. */
const AT_ONCE = 8;

/** The part of a snapshot of the browser's heap that is read: flat records, described by `meta`. */
const Snapshot = z.object({
	snapshot: z.object({
		meta: z.object({ node_fields: z.array(z.string()), node_types: z.array(z.unknown()) })
	}),
	nodes: z.array(z.number())
});

/** What a page holds after so much of its own time and so many scene turns. */
export interface Look {
	hours: number;
	turns: number;
	changes: number;
	/** Bytes of script's heap after forced collections, */
	heap: number;
	/** and of them what the browser made of the scripts while they ran: it makes more of what runs often, and then no more. */
	code: number;
	/** Of the document, and of everything that is not forgotten yet: with those of the scene that left last. */
	nodes: number;
	heldNodes: number;
	listeners: number;
	sockets: number;
}

/** A wall on a clock that is driven, on a board whose issues are all assessed and whose dates lie beyond a month. */
export async function openSoak(server: BuiltServer, page: Page): Promise<Soak> {
	const today = dayOf(new Date().toISOString());
	const setUp: CommandInput[] = crowdedBoard(ISSUES, 'English', today).filter(
		(command) =>
			command.type !== 'entry.record' || command.day < today || command.day > addDays(today, 90)
	);
	const old = Array.from({ length: ISSUES }, (_, index): CommandInput => ({
		type: 'issue.assess',
		issue: issueAt(index, 'English'),
		status: 'talks',
		tension: 40,
		asOf: addDays(today, -300)
	}));
	await ask(server, 'crowd', ...setUp, ...old);
	await page.addInitScript(installFastClock);
	await page.goto(`${server.url}/wall/crowd?scenes=${SCENES}&seconds=${STAY}`);
	// Real time for the connection: a clock that runs ahead of it would find the server silent.
	await page.locator('.wall[data-link=live]').waitFor();
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	const soak = new Soak(server, page, session);
	await soak.settle();
	return soak;
}

/** Drives a wall through time, as fast as it can draw. */
export class Soak {
	readonly #server: BuiltServer;
	readonly #page: Page;
	readonly #session: CDPSession;
	#turns = 0;
	#changes = 0;

	constructor(server: BuiltServer, page: Page, session: CDPSession) {
		this.#server = server;
		this.#page = page;
		this.#session = session;
	}

	get turns(): number {
		return this.#turns;
	}

	/** Lets so many scenes turn while so many changes are committed; some of them are grave. */
	async run(turns: number, changes: number): Promise<void> {
		const end = this.#changes + changes;
		const commanding = Array.from({ length: AT_ONCE }, async () => {
			while (this.#changes < end) await this.#change(end);
		});
		await Promise.all([this.#turn(turns), ...commanding]);
	}

	/** Waits until the wall is live and calm and its first scene follows its last. Looks then compare like with like. */
	async settle(): Promise<void> {
		// The news of every look are of one kind: each issue has just moved a little.
		for (let each = 0; each < 2 * ISSUES; each += 1) await this.#change(0);
		const { revision } = await (await fetch(`${this.#server.url}/api/v1/boards/crowd`)).json();
		const isSettled = await this.#page.evaluate(async (wanted) => {
			const clock = Reflect.get(globalThis, 'demarcheClock');
			let isLast = false;
			for (let step = 0; step < 5_000; step += 1) {
				await clock.advance(1_700);
				const kept = localStorage.getItem('demarche.wall.crowd') ?? '';
				const isCalm =
					document.querySelector('.wall[data-link=live]') !== null &&
					kept.includes(`"revision":${wanted},`) &&
					document.querySelectorAll('[data-held]').length === 0;
				const words = document.querySelector('.wall > footer')?.textContent ?? '';
				const [, page, pages] = /Page (\d+) of (\d+)/.exec(words) ?? [];
				// The last scene of a calm round, and then the first alone.
				isLast = isCalm && (isLast || page === pages);
				const isAlone = document.querySelectorAll('.layer').length === 1;
				if (isLast && page === '1' && isAlone) return true;
			}
			return false;
		}, Number(revision));
		if (!isSettled) throw new Error('The wall did not become calm');
	}

	async look(): Promise<Look> {
		for (let again = 0; again < 4; again += 1) {
			await this.#session.send('HeapProfiler.collectGarbage');
		}
		const code = await this.#code();
		await this.#session.send('HeapProfiler.collectGarbage');
		const { metrics } = await this.#session.send('Performance.getMetrics');
		const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
		const { passed, sockets, nodes } = await this.#page.evaluate(() => {
			const clock = Reflect.get(globalThis, 'demarcheClock');
			const walker = document.createTreeWalker(document);
			let nodes = 0;
			while (walker.nextNode()) nodes += 1;
			return { passed: Number(clock.passed), sockets: Number(clock.sockets), nodes };
		});
		return {
			hours: passed / 3_600_000,
			turns: this.#turns,
			changes: this.#changes,
			heap: of('JSHeapUsedSize'),
			code,
			nodes,
			heldNodes: of('Nodes'),
			listeners: of('JSEventListeners'),
			sockets
		};
	}

	/** Bytes of compiled code, by a snapshot of the heap. */
	async #code(): Promise<number> {
		const chunks: string[] = [];
		const keep = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
		this.#session.on('HeapProfiler.addHeapSnapshotChunk', keep);
		await this.#session.send('HeapProfiler.takeHeapSnapshot', {});
		this.#session.off('HeapProfiler.addHeapSnapshotChunk', keep);
		const { snapshot, nodes } = Snapshot.parse(JSON.parse(chunks.join('')));
		const { node_fields: fields, node_types: types } = snapshot.meta;
		const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
		const code = z.array(z.string()).parse(types[type]).indexOf('code');
		let bytes = 0;
		for (let at = 0; at < nodes.length; at += fields.length) {
			if (nodes[at + type] === code) bytes += nodes[at + size] ?? 0;
		}
		return bytes;
	}

	/**
	 * Turns are counted in the page: each time another layer comes to the front. All in one evaluation: the browser keeps the
	 * code of every one.
	 */
	async #turn(turns: number): Promise<void> {
		await this.#page.evaluate(async (most) => {
			const clock = Reflect.get(globalThis, 'demarcheClock');
			const front = () => document.querySelector('.layer[data-front]');
			let shown = front();
			for (let step = 0, count = 0; count < most; step += 1) {
				// To where the next scene is prepared, and on to where it comes; or at once, as after a sleep.
				await clock.advance([29_000, 3_400, 32_400, 32_400][step % 4]);
				if (front() !== shown) count += 1;
				shown = front();
			}
		}, turns);
		this.#turns += turns;
	}

	/** One change more; past `calm` none is grave. */
	async #change(calm: number): Promise<void> {
		const number = this.#changes;
		this.#changes += 1;
		const isGrave = number % 500 < 2 && calm - number > 500;
		await this.#ask({
			type: 'issue.assess',
			issue: issueAt(isGrave ? 0 : number % ISSUES, 'English'),
			tension: (number * 7) % 90,
			...(isGrave && { status: number % 500 === 0 ? 'progress' : 'rupture' })
		});
	}

	/** A kept connection that the server closes in the same moment is no fault: what was asked over it is asked again. */
	async #ask(command: CommandInput): Promise<void> {
		const asking = () => ask(this.#server, 'crowd', command);
		await asking().catch((error: unknown) => {
			if (!(error instanceof TypeError)) throw error;
			return asking();
		});
	}
}
