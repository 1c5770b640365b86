import { once } from 'node:events';
import { createServer } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { expect, onTestFinished, vi } from 'vitest';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { ANYONE, type Asker } from '#lib/domain/asker.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Change } from '#lib/domain/change.ts';
import type { ClientEvents, JoinAnswer, Presence, ServerEvents } from '#lib/protocol/live.ts';
import type { Credentials, Known } from '#lib/server/auth/gate.ts';
import { Boards } from '#lib/server/boards.ts';
import { Hub } from '#lib/server/live/hub.ts';
import type { UnreadCounts } from '#lib/server/live/unread-teller.ts';
import type { Epoch } from '#lib/server/store/epoch.ts';
import { log } from '#lib/server/log.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anAsker, anEditor } from '../../domain/builders.ts';
import { MemoryStore } from '../boards/memory-store.ts';

log.level = 'silent';

export const SLUG = 'us-china';

/** A hub on loopback over a log in memory, for this test alone. */
export interface House {
	readonly url: string;
	readonly hub: Hub;
	readonly boards: Boards;
	readonly store: MemoryStore;
	readonly gate: FakeGate;
	/** Commits a command at the door; gives the board's revision after it. */
	commit(input: CommandInput): Promise<number>;
}

/** Takes whoever connects for who their key says: an editor of that name, unless it was told otherwise. */
export class FakeGate {
	readonly #askers = new Map<string, Asker>();
	readonly #listeners = new Set<() => void>();
	/** Until when what is known of somebody holds, in ms. */
	until = Infinity;
	/** What the next answers wait for: each is as things stood when it was asked for. */
	delays: Promise<void>[] = [];
	/** How often it was asked. */
	asked = 0;

	async who({ key }: Credentials): Promise<Known> {
		this.asked += 1;
		const told = key === undefined ? ANYONE : this.#askers.get(key);
		const asker = told ?? anEditor({ id: key?.toLowerCase() ?? '', name: key ?? '' });
		await this.delays.shift();
		return { asker, person: null, wrongKey: false, until: this.until };
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** From now on that name is somebody else, and nobody is told. */
	silently(name: string, asker: Asker): void {
		this.#askers.set(name, asker);
	}

	/** From now on that name is somebody else. */
	change(name: string, asker: Asker): void {
		this.silently(name, asker);
		for (const listener of this.#listeners) listener();
	}
}

/** A hub whose board has one category and one issue, at revision 3. */
export async function aHouse(
	epoch: Epoch = { name: 'first', restored: null },
	counts?: UnreadCounts
): Promise<House> {
	const store = new MemoryStore();
	const boards = new Boards(store);
	const http = createServer((_, response) => response.end());
	const gate = new FakeGate();
	const hubOf = { origin: undefined, version: 'v1', epoch, gate, ...(counts && { counts }) };
	const hub = new Hub(http, boards, hubOf);
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	onTestFinished(() => {
		hub.close();
		http.closeAllConnections();
		http.close();
	});
	const house = { url: urlOf(http.address()), hub, boards, store, gate, commit: committer(boards) };
	await house.commit(createBoard);
	await house.commit({ type: 'category.add', name: 'Trade' });
	await house.commit({ type: 'issue.open', title: 'Tariffs', category: 'trade' });
	return house;
}

const committer = (boards: Boards) => async (input: CommandInput) => {
	const command = Command.parse(input);
	const outcome = await boards.as(anAsker()).submit(SLUG, crypto.randomUUID(), command);
	if (isRefusal(outcome)) throw new Error(outcome.message);
	return outcome.revision;
};

function urlOf(address: ReturnType<ReturnType<typeof createServer>['address']>): string {
	if (address === null || typeof address === 'string') throw new Error('It does not listen');
	return `http://127.0.0.1:${address.port}`;
}

export const tension = (value: number, note = ''): CommandInput => ({
	type: 'issue.assess',
	issue: 'tariffs',
	tension: value,
	note
});

/** A connection, and everything it was sent. */
export class Viewer {
	readonly socket: Socket<ServerEvents, ClientEvents>;
	#held = 0;
	readonly packets: Change[][] = [];
	readonly presences: Presence[] = [];
	readonly hellos: { version: string; at: string }[] = [];

	/** Passed on, it comes by way of a proxy from that address. */
	constructor(url: string, name?: string, passedOn?: string) {
		const auth = name ? { key: name } : {};
		const extraHeaders = { ...(passedOn !== undefined && { 'x-forwarded-for': passedOn }) };
		const once = { reconnection: false, forceNew: true };
		this.socket = io(url, { auth, extraHeaders, transports: ['websocket'], ...once });
		this.socket.on('hello', (hello) => this.hellos.push(hello));
		this.socket.on('changes', ({ changes }) => this.packets.push(changes));
		this.socket.on('presence', (presence) => this.presences.push(presence));
	}

	/** Revisions after the one it joined with, as they came, without those it had. */
	get revisions(): number[] {
		const all = this.packets.flat().map((change) => change.revision);
		return all.filter((each, index) => each > Math.max(this.#held, ...all.slice(0, index)));
	}

	/** Joins the board holding a revision. */
	async join(since: number): Promise<JoinAnswer> {
		this.#held = since;
		return this.socket.emitWithAck('join', { board: SLUG, since });
	}
}

/** A viewer that is connected. Without a name it can only look. */
export async function aViewer({ url }: House, name?: string, passedOn?: string): Promise<Viewer> {
	const viewer = new Viewer(url, name, passedOn);
	onTestFinished(() => void viewer.socket.disconnect());
	await until(() => viewer.hellos.length > 0);
	return viewer;
}

/** Something that lasts until it is ended. */
export function aDelay() {
	let resolve = (): void => undefined;
	const promise = new Promise<void>((end) => (resolve = end));
	return { promise, resolve: () => resolve() };
}

/** Waits for a condition. */
export const until = (condition: () => boolean, timeout = 10_000): Promise<void> =>
	vi.waitFor(() => expect(condition()).toBe(true), { timeout, interval: 5 });
