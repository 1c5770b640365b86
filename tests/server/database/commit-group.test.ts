import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CommitGroup } from '#lib/server/database/commit-group.ts';
import type { Database, Statement } from '#lib/server/database/database.ts';
import { openFileBeside } from '#lib/server/database/libsql.ts';
import { sql } from '#lib/server/store/statement.ts';

let folder: string;
let db: Database;

beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'demarche-group-'));
	db = await openFileBeside(path.join(folder, 'demarche.db'));
});

afterEach(async () => {
	await db.close();
	await rm(folder, { recursive: true });
});

const board = (slug: string): Statement =>
	sql(`insert into board (slug, name) values (?, ?)`, slug, slug);

const boards = async () =>
	(await db.read(sql('select slug from board order by slug'))).map(
		(row) => Object.values(row ?? {})[0]
	);

test('L22: of writes that are committed together each is there whole or not at all', async () => {
	const outcomes = await Promise.allSettled([
		db.write([board('zero')]),
		db.write([board('one')]),
		db.write([board('two'), board('one')]),
		db.write([board('three'), sql('insert into nowhere values (1)')]),
		db.write([board('four'), board('five')])
	]);
	expect(outcomes.map((each) => (each.status === 'fulfilled' ? each.value : each.status))).toEqual([
		...['written', 'written', 'taken', 'rejected', 'written']
	]);
	expect(await boards()).toEqual(['five', 'four', 'one', 'zero']);
});

test('L22: a write that fails alone leaves the next to be written', async () => {
	await db.write([board('one')]);
	expect(await db.write([board('two'), board('one')])).toBe('taken');
	await expect(db.write([board('two'), sql('insert into nowhere values (1)')])).rejects.toThrow(
		/nowhere/
	);
	expect(await db.write([board('two')])).toBe('written');
	expect(await boards()).toEqual(['one', 'two']);
});

test('L22: of what is written in one turn the first is committed at once and the rest together', async () => {
	const groups: number[] = [];
	const group = new CommitGroup((writes) => {
		groups.push(writes.length);
		return writes.map(() => ({ status: 'fulfilled', value: 'written' }));
	});
	const turn = [group.write([]), group.write([]), group.write([])];
	expect(groups).toEqual([1]);
	await Promise.all(turn);
	expect(groups).toEqual([1, 2]);
	await group.write([]);
	expect(groups).toEqual([1, 2, 1]);
});
