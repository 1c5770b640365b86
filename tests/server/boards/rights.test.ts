import { expect, test } from 'vitest';
import { ANYONE, type Asker } from '#lib/domain/asker.ts';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { SeriesQuery } from '#lib/protocol/api.ts';
import { Boards } from '#lib/server/boards.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anAsker, anEditor, NOW, uuidOf } from '../../domain/builders.ts';
import { MemoryStore } from './memory-store.ts';

const SLUG = 'us-china';
const HIDE: CommandInput = { type: 'board.edit', visibility: 'private' };

/** A door over a log, to which somebody may be sent. */
class Door {
	readonly boards = new Boards(new MemoryStore(), () => Date.parse(NOW));
	#sent = 0;

	submit(asker: Asker, input: CommandInput, slug = SLUG) {
		return this.boards.as(asker).submit(slug, uuidOf((this.#sent += 1)), Command.parse(input));
	}

	/** A door to a private board of one issue, at revision 4. */
	static async toPrivate(): Promise<Door> {
		const door = new Door();
		await door.submit(anAsker(), createBoard);
		await door.submit(anAsker(), { type: 'category.add', name: 'Trade' });
		await door.submit(anAsker(), { type: 'issue.open', title: 'Tariffs', category: 'trade' });
		await door.submit(anAsker(), HIDE);
		return door;
	}

	/** Everything that can be read of the board. */
	readings(asker: Asker) {
		const boards = this.boards.as(asker);
		return Promise.all([
			boards.board(SLUG),
			boards.boardAt(SLUG, 2),
			boards.revisionAt(SLUG, NOW),
			boards.firstDay(SLUG),
			boards.changesSince(SLUG, 0, 10),
			boards.catchUp(SLUG, undefined),
			boards.catchUp(SLUG, 2),
			boards.series(SLUG, SeriesQuery.parse({})),
			boards.dossier(SLUG, 'tariffs'),
			boards.dossierPage(SLUG, 'tariffs', 'changes', undefined),
			boards.entriesBetween(SLUG, ['tariffs'], { from: '2025-01-01', to: '2025-12-31' }, 5)
		]);
	}
}

test('U4: to whoever may not read it, a private board answers as one that does not exist', async () => {
	const door = await Door.toPrivate();
	const there = JSON.stringify(await door.readings(anEditor({}, 'viewer', 'other')));
	const nowhere = JSON.stringify(await new Door().readings(ANYONE));
	expect(there).toBe(nowhere);
	expect(there).toContain('There is no board');
	expect(await door.boards.list()).toEqual([]);
	const refused = { code: 'not_found' };
	const stranger = anEditor({}, 'admin', 'other');
	expect(await door.submit(stranger, { type: 'category.add', name: 'X' })).toMatchObject(refused);
});

test('U4: to its viewers a private board is open', async () => {
	const door = await Door.toPrivate();
	const viewer = anEditor({}, 'viewer');
	expect(JSON.stringify(await door.readings(viewer))).not.toContain('not_found');
	expect(await door.boards.as(viewer).list()).toMatchObject([{ slug: SLUG }]);
});

test('U2: what a role does not hold is refused, and nothing happens', async () => {
	const door = await Door.toPrivate();
	const assess: CommandInput = { type: 'issue.assess', issue: 'tariffs', tension: 5 };
	expect(await door.submit(anEditor({}, 'viewer'), assess)).toMatchObject({ code: 'forbidden' });
	expect(await door.submit(anEditor(), HIDE)).toMatchObject({ code: 'forbidden' });
	expect(await door.boards.as(anAsker()).board(SLUG)).toMatchObject({ revision: 4 });
	expect(await door.submit(anEditor(), assess)).toMatchObject({ revision: 5 });
});

test('U2: undoing asks for what doing the inverse would ask for', async () => {
	const door = await Door.toPrivate();
	const undo: CommandInput = { type: 'change.undo', revision: 4 };
	expect(await door.submit(anEditor(), undo)).toMatchObject({ code: 'forbidden' });
	expect(await door.submit(anEditor({}, 'admin'), undo)).toMatchObject({ revision: 5 });
	expect(await door.boards.board(SLUG)).toMatchObject({ visibility: 'public' });
});

test('U2: commands that arrive together are each asked of the board as the one before leaves it', async () => {
	const door = new Door();
	const [made, added] = await Promise.all([
		door.submit(anAsker(), createBoard),
		door.submit(anAsker(), { type: 'category.add', name: 'Trade' })
	]);
	expect([made, added]).toMatchObject([{ revision: 1 }, { revision: 2 }]);
});
