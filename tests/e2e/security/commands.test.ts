import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { CommandInput, CommandType } from '#lib/domain/command.ts';
import { aCastle, CALLERS, PRIVATE, READERS, type Caller, type Castle } from './castle.ts';
import { COMMANDS, TYPES, type Rule } from './command-rules.ts';

let castle: Castle;
beforeAll(async () => {
	castle = await aCastle();
});
afterAll(() => castle.server.dispose());

/** What a caller is told who is nobody, may not know of the board, or has too little. */
function expectedOf(caller: Caller, { may }: Rule, type: CommandType): string {
	if (may.includes(caller)) return 'decided';
	if (['anonymous', 'disabled account', 'revoked key'].includes(caller)) return 'unidentified';
	return READERS.includes(caller) || type === 'board.create' ? 'forbidden' : 'no board';
}

/** What an answer comes to, where it is about rights. */
function verdictOf(answer: unknown): string {
	const [, code = ''] = /"code":"(\w+)"/.exec(JSON.stringify(answer)) ?? [];
	if (code === 'unidentified' || code === 'forbidden') return code;
	return JSON.stringify(answer).includes('There is no board') ? 'no board' : 'decided';
}

async function byHttp(caller: Caller, command: CommandInput): Promise<string> {
	const answer = await fetch(`${castle.server.url}/api/v1/boards/${PRIVATE}/commands`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...castle.tickets[caller].headers },
		body: JSON.stringify({ id: crypto.randomUUID(), command })
	});
	expect(answer.status).toBeLessThan(500);
	return verdictOf(await answer.json());
}

/** A way to send commands over one connection of a caller; one that is refused says so. */
async function aSocketOf(caller: Caller) {
	const { key, headers } = castle.tickets[caller];
	const socket = io(castle.server.url, {
		...{ transports: ['websocket'], reconnection: false, forceNew: true },
		auth: key === undefined ? {} : { key },
		extraHeaders: key === undefined ? headers : {}
	});
	onTestFinished(() => void socket.disconnect());
	const refusal = await new Promise<string | null>((resolve) => {
		socket.once('connect', () => resolve(null));
		socket.once('connect_error', ({ message }) => resolve(message));
	});
	return async (command: CommandInput): Promise<string> => {
		if (refusal !== null) return refusal;
		const submit = { board: PRIVATE, id: crypto.randomUUID(), command };
		return verdictOf(await socket.emitWithAck('submit', submit));
	};
}

test('X1: every command has a rule here', () => {
	expect(Object.keys(COMMANDS).sort()).toEqual([...TYPES].sort());
});

test.each(CALLERS)(
	'X1: over HTTP, %s may give what the rules say and nothing else',
	async (caller) => {
		const told: Record<string, string> = {};
		const expected: Record<string, string> = {};
		for (const type of TYPES) {
			told[type] = await byHttp(caller, COMMANDS[type].command);
			expected[type] = expectedOf(caller, COMMANDS[type], type);
			if (type === 'board.archive') await byHttp('site admin', COMMANDS['board.restore'].command);
		}
		expect(told).toEqual(expected);
	}
);

test.each(CALLERS)(
	'X1: over a socket, %s may give what the rules say and nothing else',
	async (caller) => {
		const submit = await aSocketOf(caller);
		const told: Record<string, string> = {};
		const expected: Record<string, string> = {};
		for (const type of TYPES) {
			told[type] = await submit(COMMANDS[type].command);
			expected[type] = expectedOf(caller, COMMANDS[type], type);
			if (type === 'board.archive') await byHttp('site admin', COMMANDS['board.restore'].command);
		}
		expect(told).toEqual(expected);
	}
);
