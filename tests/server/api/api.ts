import type { Asker } from '#lib/domain/asker.ts';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { Boards } from '#lib/server/boards.ts';
import { Records } from '#lib/server/history/records.ts';
import { log } from '#lib/server/log.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anAsker, uuidOf } from '../../domain/builders.ts';
import { MemoryStore } from '../boards/memory-store.ts';

log.level = 'silent';

export const SLUG = 'us-china';
/** A stream as a body needs it said, and the type does not know it. */
const STREAMED: object = { duplex: 'half' };
const MINUTE = 60_000;

/** Every endpoint's module by its path under `src/routes`. */
const modules = import.meta.glob('/src/routes/{api,readyz,healthz}/**/+server.ts');

type Answerer = (event: object) => Response | Promise<Response>;

/** The API over a log in memory, with a clock that moves a minute with each command. */
export class Api {
	readonly store = new MemoryStore();
	readonly boards: Boards;
	readonly records: Records;
	asker: Asker = anAsker();
	/** Of which epoch the log is. */
	epoch = '0a1b2c3d';
	/** Whether the server may not see what is new. */
	isBlind = false;
	#now = Date.UTC(2025, 5, 15, 12);
	#sent = 0;

	constructor() {
		this.boards = new Boards(this.store, () => this.#now);
		this.records = new Records(this.boards, this.store);
	}

	/** One with a board of one category and one issue, at revision 3. */
	static async open(): Promise<Api> {
		const api = new Api();
		await api.commit(createBoard);
		await api.commit({ type: 'category.add', name: 'Trade' });
		await api.commit({ type: 'issue.open', title: 'Tariffs', category: 'trade' });
		return api;
	}

	async commit(input: CommandInput): Promise<void> {
		this.#now += MINUTE;
		await this.boards.as(anAsker()).submit(SLUG, uuidOf((this.#sent += 1)), Command.parse(input));
	}

	/** Asks an endpoint, named by its route and parameters. */
	async ask(
		route: string,
		{ params = {}, query = '', method = 'GET', ...init }: Asking = {}
	): Promise<Response> {
		const module = await modules[`/src/routes/${route}/+server.ts`]?.();
		const url = new URL(`http://127.0.0.1/${route}${query}`);
		const event = {
			url,
			params: { board: SLUG, issue: 'tariffs', ...params },
			request: new Request(url, { method, ...init, ...STREAMED }),
			getClientAddress: () => '127.0.0.1',
			locals: {
				boards: this.boards.as(this.asker),
				records: this.records.of(this.boards.as(this.asker)),
				asker: this.asker,
				epoch: this.epoch,
				isBlind: this.isBlind,
				requestId: 'r1'
			}
		};
		return answererIn(module, method)(event);
	}

	/** Sends a body to the commands of the board. */
	post(body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
		return this.ask(COMMANDS, { method: 'POST', body, headers });
	}
}

interface Asking extends Omit<RequestInit, 'method'> {
	params?: Record<string, string>;
	query?: string;
	method?: string;
}

export const BOARD = 'api/v1/boards/[board=slug]';
export const COMMANDS = `${BOARD}/commands`;

/** The function that SvelteKit would call: that of the method, or the fallback. */
function answererIn(module: unknown, method: string): Answerer {
	if (typeof module !== 'object' || module === null) throw new Error('There is no such route');
	const found: unknown = Reflect.get(module, method) ?? Reflect.get(module, 'fallback');
	if (!isAnswerer(found)) throw new Error(`${method} has no answer`);
	return found;
}

const isAnswerer = (value: unknown): value is Answerer => typeof value === 'function';
