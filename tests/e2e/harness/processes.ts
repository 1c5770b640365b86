import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, onTestFinished, vi } from 'vitest';
import type { Access } from '#lib/protocol/access.ts';
import type { ClientEvents, Presence, ServerEvents } from '#lib/protocol/live.ts';
import { aDatabase, POSTGRES } from '../../server/store/postgres.ts';
import { BuiltServer } from './server.ts';

/** Servers of one database, for all tests of a file. */
export class Processes {
	#one: BuiltServer | undefined;
	#other: BuiltServer | undefined;
	#url = '';

	/** Starts them before the tests of this file, both at once, and ends them after. */
	static forThisFile(env: Record<string, string> = {}): Processes {
		const processes = new Processes();
		let drop = async (): Promise<void> => undefined;
		beforeAll(async () => {
			const database = await aDatabase(POSTGRES ?? '');
			drop = database.drop;
			processes.#url = database.url;
			const start = () => BuiltServer.start({ ...env, DATABASE_URL: database.url });
			[processes.#one, processes.#other] = await Promise.all([start(), start()]);
		});
		afterAll(async () => {
			await processes.#one?.dispose();
			await processes.#other?.dispose();
			await drop();
		});
		return processes;
	}

	get one(): BuiltServer {
		if (!this.#one) throw new Error('It has not been started');
		return this.#one;
	}

	get other(): BuiltServer {
		if (!this.#other) throw new Error('It has not been started');
		return this.#other;
	}

	/** Where their database is. */
	get url(): string {
		return this.#url;
	}

	/** One more process of the same database, for this test alone. */
	async third(env: Record<string, string> = {}): Promise<BuiltServer> {
		const server = await BuiltServer.start({ ...env, DATABASE_URL: this.#url });
		onTestFinished(() => server.dispose());
		return server;
	}
}

/** Somebody connected to one process, and the last that they were told. */
export class Onlooker {
	readonly socket: Socket<ServerEvents, ClientEvents>;
	presence: Presence | undefined;
	access: Access | undefined;
	unread: number | undefined;
	revision = 0;

	/** `address`: where a trusted proxy says that they come from. */
	constructor(
		url: string,
		{ key, cookie = '', address = '' }: { key?: string; cookie?: string; address?: string } = {}
	) {
		this.socket = io(url, {
			...{ transports: ['websocket'], reconnection: false, forceNew: true },
			...{
				auth: key === undefined ? {} : { key },
				extraHeaders: { cookie, ...(address && { 'x-forwarded-for': address }) }
			}
		});
		this.socket.on('presence', (presence) => (this.presence = presence));
		this.socket.on('access', (access) => (this.access = access));
		this.socket.on('inbox', ({ unread }) => (this.unread = unread));
		this.socket.on('changes', ({ changes }) => (this.revision = changes.at(-1)?.revision ?? 0));
	}

	/** Who is at the desk, as they see it. */
	get names(): string[] {
		return this.presence?.people.map(({ actor }) => actor.name) ?? [];
	}
}

/** Somebody who looks at the sample's board, for this test alone. */
export async function anOnlooker(
	{ url }: { readonly url: string },
	who: { key?: string; cookie?: string } = {}
): Promise<Onlooker> {
	const onlooker = new Onlooker(url, who);
	onTestFinished(() => void onlooker.socket.disconnect());
	const joined = await onlooker.socket.emitWithAck('join', { board: 'us-china' });
	if (!joined.ok) throw new Error(joined.error.message);
	onlooker.revision = joined.revision;
	return onlooker;
}

/** Waits for a condition, as long as it may take. */
export const seen = (condition: () => void | Promise<void>, timeout: number): Promise<void> =>
	vi.waitFor(condition, { timeout, interval: 10 });
