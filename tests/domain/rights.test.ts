import { describe, expect, test } from 'vitest';
import { ANYONE, roleOn, type Asker } from '#lib/domain/asker.ts';
import { Command, type CommandType } from '#lib/domain/command.ts';
import { LEAST_ROLE } from '#lib/domain/least-role.ts';
import { mayRead, whyNot } from '#lib/domain/rights.ts';
import { Role } from '#lib/domain/role.ts';
import { aBoard, anActor, anAsker, anEditor } from './builders.ts';

const commands = Command.def.options.flatMap(
	(option): CommandType[] => option.shape.type.def.values
);
const onBoard = commands.filter((command) => command !== 'board.create');
const codeFor = (asker: Asker, command: CommandType) => whyNot(asker, aBoard(), command)?.code;

describe.each(onBoard)('U2: %s', (command) => {
	test.each(Role.options)('is for a %s or not, as its rule says', (role) => {
		const allowed = Role.options.indexOf(role) >= Role.options.indexOf(LEAST_ROLE[command]);
		expect(codeFor(anEditor({}, role), command)).toBe(allowed ? undefined : 'forbidden');
	});

	test('is for no one from elsewhere, and for no one who has not signed in', () => {
		expect(codeFor(anEditor({}, 'admin', 'another'), command)).toBe('forbidden');
		expect(codeFor(ANYONE, command)).toBe('unidentified');
	});

	test('is for whoever looks after the installation', () => {
		expect(codeFor(anAsker(), command)).toBeUndefined();
	});
});

test('U3: boards are made by site admins, and by whom they allow it', () => {
	expect(codeFor(anAsker(), 'board.create')).toBeUndefined();
	expect(codeFor({ ...ANYONE, actor: anActor(), mayCreate: true }, 'board.create')).toBeUndefined();
	expect(codeFor(anEditor({}, 'admin'), 'board.create')).toBe('forbidden');
	expect(codeFor({ ...ANYONE, mayCreate: true }, 'board.create')).toBe('unidentified');
});

test('U4: a private board is read by whoever has a role on it, and is not there for anybody else', () => {
	const board = aBoard({ visibility: 'private' });
	expect(Role.options.map((role) => mayRead(anEditor({}, role), board))).toEqual([
		true,
		true,
		true
	]);
	expect(mayRead(anAsker(), board)).toBe(true);
	expect(mayRead(ANYONE, board)).toBe(false);
	const stranger = anEditor({}, 'admin', 'another');
	expect(mayRead(stranger, board)).toBe(false);
	expect(whyNot(stranger, board, 'issue.assess')?.code).toBe('not_found');
});

test('a role on one board never counts on another, whatever the boards are called', () => {
	expect(roleOn(ANYONE, 'constructor')).toBeNull();
	expect(roleOn(anEditor({}, 'viewer', 'one'), 'other')).toBeNull();
});
