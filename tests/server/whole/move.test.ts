import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '#lib/server/database/database.ts';
import { openFile } from '#lib/server/database/libsql.ts';
import { sql } from '#lib/server/store/statement.ts';
import { verify } from '#lib/server/store/verify.ts';
import { move } from '#lib/server/whole/move.ts';
import { refuseUnfinished } from '#lib/server/whole/unfinished.ts';
import { aFolder, onEveryEngine } from '../store/engines.ts';
import { BOARD, committer, everything, fillEvery } from './full.ts';

/** A file with something in every table. */
async function aSource(): Promise<Database> {
	const db = await aFile();
	await fillEvery(db);
	return db;
}

async function aFile(): Promise<Database> {
	const db = await openFile(path.join(aFolder(), 'demarche.db'));
	onTestFinished(() => db.close());
	return db;
}

/** A database that ends its services after so many writes. */
const failingAfter = (db: Database, writes: number): Database => {
	let left = writes;
	return {
		...db,
		write: async (statements) => {
			if (left-- <= 0) throw new Error('The cable was pulled');
			return db.write(statements);
		}
	};
};

onEveryEngine((aPlace) => {
	test('O2: a database is moved whole to the other engine and back, and its logs are as they were recorded', async () => {
		const source = await aSource();
		const there = await (await aPlace()).open();
		await move(source, there);
		expect(await everything(there)).toEqual(await everything(source));
		expect(await verify(there, BOARD)).toEqual(await verify(source, BOARD));
		const back = await aFile();
		await move(there, back);
		expect(await everything(back)).toEqual(await everything(source));
		await there.close();
	});

	test('O2: what was moved goes on where it was', async () => {
		const source = await aSource();
		const there = await (await aPlace()).open();
		await move(source, there);
		const outcome = await committer(there)({ type: 'board.edit', name: 'Across' });
		// The first command of the board had that id: it is known there, and has its first answer.
		expect(outcome).toMatchObject({ revision: 1 });
		await there.close();
	});

	test('O3: a move into a database that is not empty is refused, and changes nothing there', async () => {
		const source = await aSource();
		const there = await (await aPlace()).open();
		await there.write([sql(`insert into board (slug, name) values ('held', 'Held')`)]);
		await expect(move(source, there)).rejects.toThrow(
			'there is something in this database already'
		);
		expect(await there.read(sql('select slug from board'))).toEqual([{ slug: 'held' }]);
		expect(await there.read(sql('select * from decision'))).toEqual([]);
		await there.close();
	});

	test.each([0, 1, 2, 5, 12])(
		'O4: a move that was cut short after %i writes is not served, and goes on when it is begun again',
		async (writes) => {
			const source = await aSource();
			const there = await (await aPlace()).open();
			await expect(move(source, failingAfter(there, writes))).rejects.toThrow('cable');
			if (writes > 0)
				await expect(refuseUnfinished(there)).rejects.toThrow('finish the move that was begun');
			let repeated = 0;
			await move(source, {
				...there,
				write: (statements) => {
					repeated += 1;
					return there.write(statements);
				}
			});
			expect(await everything(there)).toEqual(await everything(source));
			await refuseUnfinished(there);
			if (writes > 0) expect(repeated).toBeLessThan(await writesOf(source, writes));
			await there.close();
		}
	);

	test('O4: a move is not taken up by that of another database', async () => {
		const there = await (await aPlace()).open();
		await expect(move(await aSource(), failingAfter(there, 3))).rejects.toThrow('cable');
		await expect(move(await aSource(), there)).rejects.toThrow('was begun and not finished');
		await there.close();
	});

	test('O4: a source that was changed since a move was cut short is noticed', async () => {
		const source = await aSource();
		const there = await (await aPlace()).open();
		await expect(move(source, failingAfter(there, 4))).rejects.toThrow('cable');
		await source.write([sql(`update board set name = 'Another name'`)]);
		await expect(move(source, there)).rejects.toThrow('the table board is not the same there');
		await expect(refuseUnfinished(there)).rejects.toThrow('finish the move');
		await there.close();
	});

	test('O2: a log that was altered is found out at its new place', async () => {
		const source = await aSource();
		await source.write([sql(`update change set tension = 99 where revision = 9`)]);
		const there = await (await aPlace()).open();
		await expect(move(source, there)).rejects.toThrow(`${BOARD} was altered at revision 9`);
		await there.close();
	});
});

/** How many writes a move takes from its beginning, more than those that were made. */
async function writesOf(source: Database, made: number): Promise<number> {
	const there = await aFile();
	let all = 0;
	await move(source, {
		...there,
		write: (statements) => {
			all += 1;
			return there.write(statements);
		}
	});
	return all - made + 2;
}
