import { vi } from 'vitest';
import { emptyBoard, type Board } from '#lib/domain/board.ts';
import { changesOf, type Change } from '#lib/domain/change.ts';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { dayOf, instantOf } from '#lib/domain/day.ts';
import { decide } from '#lib/domain/decide.ts';
import { evolve } from '#lib/domain/evolve.ts';
import type { Recalled } from '#lib/domain/recall.ts';
import { nextNeed } from '#lib/domain/recall-needs.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Access } from '#lib/protocol/access.ts';
import type { Doing, Epoch, JoinAnswer, SubmitAnswer } from '#lib/protocol/live.ts';
import { LiveBoard } from '#lib/client/live-board.svelte.ts';
import type { OpenTransport, Transport, TransportEvents } from '#lib/client/transport.ts';
import { createBoard } from '../domain/arbitrary-moves.ts';
import { anActor, uuidOf } from '../domain/builders.ts';
import { recallFrom } from '../domain/naive-recall.ts';
import { asked, emptyWorld } from '../domain/world.ts';
import { FakeBrowser } from './fake-browser.ts';

/** One connection as the server sees it. */
export interface Line extends TransportEvents {
	closedByClient: boolean;
	joined: boolean;
	doing: Doing | null;
}

/** A board with one issue, at revision 3, and a server of it that can die, fall silent, lose answers and refuse. */
export class FakeServer {
	board: Board;
	log: Change[];
	lines: Line[] = [];
	attempts: number[] = [];
	/** `silent`: connections stay open and nothing comes; `down`: none can be made. */
	mood: 'up' | 'silent' | 'down' = 'up';
	/** Answers to submits that are lost after they took effect. */
	answersToLose = 0;
	/** Whether what is committed is told at once. */
	tells = true;
	/** What submits are answered with instead of being decided. */
	refusal: Refusal | null = null;
	/** Who the server takes the browser for, said at each join. */
	access: Access = { who: ANN, role: 'editor' };
	submits: string[] = [];
	/** Of which epoch the log is, as it is said at each join. */
	epoch: Omit<Epoch, 'board'> = { epoch: 'first', restored: null };

	constructor() {
		const world = asked(
			emptyWorld(),
			createBoard,
			{ type: 'category.add', name: 'Trade' },
			{ type: 'issue.open', title: 'Tariffs', category: 'trade' }
		);
		this.board = world.board;
		this.log = [...world.log];
	}

	open: OpenTransport = (events) => {
		this.attempts.push(Date.now());
		const line: Line = { ...events, closedByClient: false, joined: false, doing: null };
		setTimeout(() => this.#begin(line), 10);
		return this.#transport(line);
	};

	/** Somebody else does something. */
	commit(input: CommandInput, name = 'Bob'): Change[] {
		const id = uuidOf(100_000 + this.log.length);
		const outcome = this.decide(
			id,
			Command.parse(input),
			anActor({ id: name.toLowerCase(), name })
		);
		if (isRefusal(outcome)) throw new Error(outcome.message);
		return outcome;
	}

	decide(id: string, command: Command, actor = anActor()): Change[] | Refusal {
		const earlier = this.log.filter((change) => change.command === id);
		if (earlier.length > 0) return earlier;
		const at = instantOf(Date.now());
		const recalled: Recalled[] = [];
		for (let need; (need = nextNeed(this.board, command, recalled)) !== null;) {
			recalled.push(recallFrom(this.log, need, dayOf(at)));
		}
		const decision = decide(this.board, command, { actor, at, recalled });
		if (isRefusal(decision)) return decision;
		const { revision } = this.board;
		const changes = changesOf(decision, { revision, command: id, at, actor });
		this.board = changes.reduce(evolve, this.board);
		this.log.push(...changes);
		if (this.tells) this.tell(changes);
		return changes;
	}

	/** Sends changes to everybody, whether they come next or not. */
	tell(changes: readonly Change[]): void {
		if (this.mood !== 'up') return;
		for (const line of this.#open()) line.changes({ board: 'us-china', changes: [...changes] });
	}

	/** Signs of life, as pings are. */
	ping(): void {
		if (this.mood !== 'up') return;
		for (const line of this.#open()) line.sign();
	}

	/** It is stopped, its log put back to a revision, and started again. */
	restore(kept: number): void {
		const { epoch: of } = this.epoch;
		this.log = this.log.slice(0, kept);
		this.board = this.log.reduce(evolve, emptyBoard('us-china'));
		this.epoch = { epoch: `after ${of}`, restored: { made: RESTORED_FROM, of, kept } };
		this.hangUp();
	}

	/** All connections end. */
	hangUp(): void {
		const lines = this.#open();
		this.lines = [];
		for (const line of lines) line.closed();
	}

	#open(): Line[] {
		return this.lines.filter((line) => !line.closedByClient);
	}

	#begin(line: Line): void {
		if (line.closedByClient || this.mood === 'silent') return;
		if (this.mood === 'down') return line.closed();
		this.lines.push(line);
		line.opened();
		line.hello({ version: 'v1', at: instantOf(Date.now()) });
	}

	#transport(line: Line): Transport {
		const answered = <T>(answer: () => T, lost = () => false): Promise<T> =>
			new Promise((resolve, reject) => {
				setTimeout(() => {
					const value = this.mood === 'up' && this.lines.includes(line) ? answer() : undefined;
					if (value !== undefined && !lost()) resolve(value);
					else setTimeout(() => reject(new Error('no answer')), 8_000);
				}, 10);
			});
		return {
			join: ({ since }) => answered(() => this.#join(line, since)),
			submit: ({ id, command }) =>
				answered(
					() => this.#submit(id, command),
					() => this.answersToLose-- > 0
				),
			doing: (doing) => (line.doing = doing),
			close: () => (line.closedByClient = true)
		};
	}

	#join(line: Line, since = Infinity): JoinAnswer {
		line.joined = true;
		line.epoch({ board: 'us-china', ...this.epoch });
		if (this.access.who) line.access(this.access);
		const { revision } = this.board;
		const changes = this.log.slice(since);
		return changes.length > 1000 || since > revision
			? { ok: true, revision, board: this.board }
			: { ok: true, revision, changes };
	}

	#submit(id: string, command: Command): SubmitAnswer {
		this.submits.push(id);
		const outcome = this.refusal ?? this.decide(id, command);
		if (isRefusal(outcome)) return { ok: false, error: outcome };
		return { ok: true, revision: outcome.at(-1)?.revision ?? 0, changes: outcome };
	}
}

/** When the backup was made that a fake server is restored from. */
export const RESTORED_FROM = '2025-06-15T11:00:00.000Z';

/** Asks for a tension on the issue that a fake server's board has. */
export const tension = (value: number): CommandInput => ({
	type: 'issue.assess',
	issue: 'tariffs',
	tension: value
});

/** The tension that stands on that issue. */
export const tensionOf = (board: { issues: { standing: { tension: number | null } | null }[] }) =>
	board.issues[0]?.standing?.tension;

export const unavailable = refuse('unavailable', 'The disk is full');

/** Who sits at the browser. */
export const ANN = { id: 'ann', name: 'Ann' };

/** A page that has been opened on a server's board. Time is the test's own. */
export function aPage(server = new FakeServer(), browser = new FakeBrowser(server)) {
	const live = new LiveBoard(server.board, Date.now(), browser, {
		access: { who: ANN, role: 'editor' }
	});
	const disconnect = live.connect();
	return { server, browser, live, disconnect };
}

/** Lets time pass, with a ping of the server every five seconds. */
export async function pass(ms: number, server?: FakeServer): Promise<void> {
	for (let left = ms; left > 0; left -= 5_000) {
		server?.ping();
		await vi.advanceTimersByTimeAsync(Math.min(left, 5_000));
	}
}
