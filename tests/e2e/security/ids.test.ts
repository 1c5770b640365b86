import { afterAll, beforeAll, expect, test } from 'vitest';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { ChangesAnswer, CommandAnswer } from '#lib/protocol/api.ts';
import { keyOf } from '../harness/accounts.ts';
import { aCastle, PRIVATE, PUBLIC, type Castle } from './castle.ts';
import { COMMANDS, TYPES } from './command-rules.ts';

let castle: Castle;
/** Things of another board alone, by the field that would name them. */
let foreign: Readonly<Record<string, unknown>>;

/** Sends a command as somebody who may do everything on both boards: the status, and what was made. */
async function send(board: string, command: object) {
	const answer = await fetch(`${castle.server.url}/api/v1/boards/${board}/commands`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${await keyOf(castle.server, 'Of both')}`,
			'content-type': 'application/json'
		},
		body: JSON.stringify({ id: crypto.randomUUID(), command })
	});
	return { status: answer.status, body: await answer.text() };
}

/** Has something happen on the other board: the id of what it made. */
async function made(command: CommandInput): Promise<string> {
	const { body } = await send(PUBLIC, command);
	const found = /"happening":.*"id":"([^"]+)"/.exec(body)?.[1];
	if (found === undefined) throw new Error(`There is no id in ${body}`);
	return found;
}

/** The same: its revision. */
async function happened(command: CommandInput): Promise<number> {
	return CommandAnswer.parse(JSON.parse((await send(PUBLIC, command)).body)).revision;
}

const lengths = () =>
	Promise.all(
		[PRIVATE, PUBLIC].map(async (board) => {
			const path = `${castle.server.url}/api/v1/boards/${board}/changes?limit=1`;
			const headers = { authorization: `Bearer ${await keyOf(castle.server, 'Of both')}` };
			return ChangesAnswer.parse(await (await fetch(path, { headers })).json()).revision;
		})
	);

beforeAll(async () => {
	castle = await aCastle();
	const issue = 'tariff-question';
	// Its log is the longer one: the other has no such revisions.
	for (let time = 0; time < 5; time += 1)
		await happened({ type: 'issue.assess', issue, tension: time });
	const category = await made({ type: 'category.add', name: 'Elsewhere' });
	const person = await made({ type: 'person.add', name: 'Far Away', party: 'us', role: 'R' });
	const call = { day: '2025-01-01', title: 'A far call', issues: [issue] };
	const entry = await made({ type: 'entry.record', kind: 'call', ...call });
	const position = await made({ type: 'position.state', issue, party: 'us', text: 'Wants' });
	const era = await made({ type: 'era.add', name: 'Far', from: '2025-01-20' });
	const comment = await happened({ type: 'comment.post', issue, text: 'Said' });
	await happened({ type: 'issue.edit', issue, secondEyes: true });
	const proposal = await happened({ type: 'issue.assess', issue, tension: 77 });
	foreign = {
		...{ issue, category, person, entry, position, era, comment, proposal },
		...{ before: category, issues: [issue], people: [person], revision: proposal }
	};
});
afterAll(() => castle.server.dispose());

/** Fields of commands that name nothing of a board. Whoever adds a field says here, or above, what it is. */
const NO_IDS = new Set(
	`type name parties settings ladder visibility note expect title summary salience secondEyes
	assessment role from to party status tension asOf source outlook text kind day
	terms made digest mentions`.split(/\s+/)
);

/** The fields of each command. */
const FIELDS = new Map<string, string[]>(
	Command.def.options.flatMap(({ shape }) =>
		[...shape.type.def.values].map((type): [string, string[]] => [type, Object.keys(shape)])
	)
);
const fieldsOf = (type: string): string[] => FIELDS.get(type) ?? [];

test('X1: every field of every command is known to name something of a board, or nothing', () => {
	const unknown = TYPES.flatMap(fieldsOf).filter((name) => !(name in foreign) && !NO_IDS.has(name));
	expect(unknown).toEqual([]);
});

test('X1: what is nothing of a board is a field of some command', () => {
	const all = TYPES.flatMap(fieldsOf);
	expect([...NO_IDS].filter((name) => !all.includes(name))).toEqual([]);
});

test('X1: no command takes the id of anything on another board, even from who may do everything on both', async () => {
	const before = await lengths();
	const told: unknown[] = [];
	for (const type of TYPES) {
		for (const field of fieldsOf(type).filter((name) => name in foreign)) {
			const command = { ...COMMANDS[type].command, [field]: foreign[field] };
			const { status } = await send(PRIVATE, command);
			if (![404, 409, 422].includes(status)) told.push([type, field, status]);
		}
	}
	expect(told).toEqual([]);
	expect(await lengths()).toEqual(before);
});
