import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
	DISPLAYS_NAMESPACE,
	DISPLAYS_SOCKET_PATH,
	SCREEN_NAMESPACE,
	type FromScreen,
	type ToDisplays,
	type ToScreen
} from '#lib/protocol/displays.ts';
import { Presence, type ClientEvents, type ServerEvents } from '#lib/protocol/live.ts';
import { ask } from '../harness/ask.ts';
import { aCastle, CALLERS, PRIVATE, READERS, type Caller, type Castle } from './castle.ts';

let castle: Castle;
beforeAll(async () => {
	castle = await aCastle();
});
afterAll(() => castle.server.dispose());

const ISSUE = 'heliograph-question';
const EDITORS: Caller[] = ['editor', 'admin', 'site admin', 'write key'];
/** Whoever is somebody, and connects. */
const SOMEBODY: Caller[] = [...READERS, 'key of another board', 'admin of another board'];
const NOBODY: Caller[] = [];
const CONNECTED: readonly Caller[] = CALLERS.filter((caller) => caller !== 'revoked key');

/** Who may have each event do something. A new event without a rule does not compile. */
const MAY_SEND: Readonly<Record<keyof ClientEvents, readonly Caller[]>> = {
	join: READERS,
	submit: EDITORS,
	presence: READERS
};

/** Who is ever told each event by the sockets of boards, where all of them try all that they can. */
const IS_TOLD: Readonly<Record<keyof ServerEvents, readonly Caller[]>> = {
	hello: CONNECTED,
	changes: READERS,
	presence: READERS,
	epoch: READERS,
	access: READERS,
	/** It says how much of one's own inbox is unread, and a program has none. */
	inbox: SOMEBODY.filter((caller) => !caller.includes('key')),
	/** Neither comes while the database is well and the server stays, nor the third while no links are checked. */
	ailing: NOBODY,
	leave: NOBODY,
	checking: NOBODY
};

/** The same for the sockets of displays: an account is no screen, and a key looks after no display. */
const SCREEN: Readonly<Record<keyof FromScreen, readonly Caller[]>> = { report: NOBODY };
const SCREEN_IS_TOLD: Readonly<Record<keyof ToScreen, readonly Caller[]>> = {
	standing: CALLERS,
	command: NOBODY
};
const DESK_IS_TOLD: Readonly<Record<keyof ToDisplays, readonly Caller[]>> = {
	lines: ['editor', 'admin', 'site admin', 'admin of another board']
};

/** A connection of a caller that notes the events it is told; null where it is refused. */
async function aSocketOf(caller: Caller, at = { path: '/socket.io', namespace: '' }) {
	const { key, headers } = castle.tickets[caller];
	const socket = io(castle.server.url + at.namespace, {
		...{ path: at.path, transports: ['websocket'], reconnection: false, forceNew: true },
		auth: key === undefined ? {} : { key },
		extraHeaders: key === undefined ? headers : {}
	});
	onTestFinished(() => void socket.disconnect());
	const told: Record<string, unknown[]> = {};
	socket.onAny((event: string, payload: unknown) => (told[event] ??= []).push(payload));
	const isIn = await new Promise<boolean>((resolve) => {
		socket.once('connect', () => resolve(true));
		socket.once('connect_error', () => resolve(false));
	});
	return isIn ? { socket, told } : null;
}
type Guest = NonNullable<Awaited<ReturnType<typeof aSocketOf>>>;

const PAYLOADS: Readonly<Record<keyof ClientEvents, () => object>> = {
	join: () => ({ board: PRIVATE }),
	submit: () => ({
		...{ board: PRIVATE, id: crypto.randomUUID() },
		command: { type: 'issue.note', issues: [ISSUE], note: 'Noted' }
	}),
	presence: () => ({ board: PRIVATE, issue: ISSUE, doing: 'viewing' })
};

const hasAnswered = async ({ socket }: Guest, event: keyof ClientEvents): Promise<boolean> =>
	(await socket.emitWithAck(event, PAYLOADS[event]())).ok === true;

test.each(CALLERS)('X12: %s has no event do more than the rules say', async (caller) => {
	const guest = await aSocketOf(caller);
	expect(guest !== null).toBe(CONNECTED.includes(caller));
	if (!guest) return;
	for (const event of ['join', 'submit'] as const) {
		expect([event, await hasAnswered(guest, event)]).toEqual([
			event,
			MAY_SEND[event].includes(caller)
		]);
	}
});

const isSeen = (watcher: Guest, name: RegExp): boolean =>
	name.test(JSON.stringify(watcher.told['presence']?.at(-1) ?? ''));

test('X12: at the desk of a private board are seen those who may read it, and nobody else', async () => {
	const watcher = await aSocketOf('site admin');
	if (!watcher) throw new Error('The site admin was refused');
	await hasAnswered(watcher, 'join');
	watcher.socket.emit('presence', PAYLOADS.presence());
	for (const caller of CONNECTED.filter((each) => each !== 'site admin')) {
		const guest = await aSocketOf(caller);
		await guest?.socket.emitWithAck('join', PAYLOADS.join());
		guest?.socket.emit('presence', PAYLOADS.presence());
	}
	// The last of those who may is a key, which everybody before it has come before.
	await expect.poll(() => isSeen(watcher, /"A editor key"/)).toBe(true);
	expect(isSeen(watcher, /A viewer/) && isSeen(watcher, /A admin/)).toBe(true);
	const { people } = Presence.parse(watcher.told['presence']?.at(-1));
	expect(people).toHaveLength(MAY_SEND.presence.length);
});

test('X12: nobody is told an event that is not for them', async () => {
	const guests = await Promise.all(
		CONNECTED.map(async (caller) => ({ caller, guest: await aSocketOf(caller) }))
	);
	for (const { guest } of guests) await guest?.socket.emitWithAck('join', PAYLOADS.join());
	await ask(castle.server, PRIVATE, { type: 'issue.note', issues: [ISSUE], note: 'Told' });
	for (const { caller, guest } of guests) {
		// What is sent to this connection before the answer has arrived with it.
		if (READERS.includes(caller)) await expect.poll(() => guest?.told['changes']).toBeDefined();
		await guest?.socket.emitWithAck('join', PAYLOADS.join());
		for (const event of Object.keys(guest?.told ?? {})) {
			const rule = Object.entries(IS_TOLD).find(([name]) => name === event)?.[1];
			expect([event, caller, rule?.includes(caller)]).toEqual([event, caller, true]);
		}
	}
});

test.each(CALLERS)('X12: %s is no screen, and looks after no display of others', async (caller) => {
	const screen = await aSocketOf(caller, {
		...{ path: DISPLAYS_SOCKET_PATH, namespace: SCREEN_NAMESPACE }
	});
	screen?.socket.emit('report' satisfies keyof FromScreen, {});
	await expect.poll(() => screen?.told['standing']).toEqual([{ kind: 'revoked' }]);
	for (const event of Object.keys(screen?.told ?? {})) {
		const rule = Object.entries(SCREEN_IS_TOLD).find(([name]) => name === event)?.[1];
		expect([event, rule?.includes(caller)]).toEqual([event, true]);
	}
	expect(SCREEN.report).toEqual([]);

	const desk = await aSocketOf(caller, {
		...{ path: DISPLAYS_SOCKET_PATH, namespace: DISPLAYS_NAMESPACE }
	});
	await expect
		.poll(() => Boolean(desk?.told['lines']) || desk?.socket.connected === false)
		.toBe(true);
	expect(desk?.told['lines'] !== undefined).toBe(DESK_IS_TOLD.lines.includes(caller));
});
