import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyBoard, type Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { uuidOf } from '../../domain/builders.ts';
import { aHouse, aViewer, SLUG, tension, until, type House, type Viewer } from './house.ts';

/** How an edit goes out: once; twice at once; with its connection cut before the answer, and again on the next. */
const arbitraryEdit = fc.record({
	value: fc.nat(100),
	kind: fc.constantFrom('assess', 'title', 'archive', 'restore'),
	way: fc.constantFrom('once', 'once', 'twice', 'cut')
});
type Edit = typeof arbitraryEdit extends fc.Arbitrary<infer E> ? E : never;

function commandOf({ kind, value }: Edit): CommandInput {
	const issue = 'tariffs';
	if (kind === 'assess') return tension(value);
	if (kind === 'title') return { type: 'issue.edit', issue, title: `Title ${value}` };
	return { type: kind === 'archive' ? 'issue.archive' : 'issue.restore', issue };
}

/** Somebody at the desk: edits one after another, and folds whatever arrives. */
class Person {
	readonly #house: House;
	readonly #name: string;
	readonly acknowledged: string[] = [];
	readonly refused: string[] = [];
	#viewer: Viewer;
	#read = 0;
	board: Board = emptyBoard(SLUG);

	private constructor(house: House, name: string, viewer: Viewer) {
		this.#house = house;
		this.#name = name;
		this.#viewer = viewer;
	}

	static async arrive(house: House, name: string): Promise<Person> {
		const person = new Person(house, name, await aViewer(house, name));
		await person.#join();
		return person;
	}

	async #join(): Promise<void> {
		this.#read = 0;
		const joined = await this.#viewer.join(this.board.revision);
		if (joined.ok && 'changes' in joined) this.#fold(joined.changes);
	}

	/** Folds what has arrived since. */
	read(): Board {
		const fresh = this.#viewer.packets.slice(this.#read);
		this.#read += fresh.length;
		this.#fold(fresh.flat());
		return this.board;
	}

	async edit(id: string, edit: Edit): Promise<void> {
		const submit = { board: SLUG, id, command: commandOf(edit) };
		const send = () => this.#viewer.socket.emitWithAck('submit', submit);
		if (edit.way === 'twice') void send();
		if (edit.way === 'cut') {
			this.#viewer.socket.emit('submit', submit, () => undefined);
			this.read();
			this.#viewer.socket.disconnect();
			this.#viewer = await aViewer(this.#house, this.#name);
			await this.#join();
		}
		const answer = await send();
		(answer.ok ? this.acknowledged : this.refused).push(id);
	}

	#fold(changes: readonly Change[]): void {
		for (const change of changes) {
			if (change.revision <= this.board.revision) continue;
			expect(change.revision).toBe(this.board.revision + 1);
			this.board = evolve(this.board, change);
		}
	}
}

test('V22: whatever many people do at once, all see the board of the log, and what was acknowledged is in it once', async () => {
	const manyDesks = fc.array(fc.array(arbitraryEdit, { minLength: 10, maxLength: 20 }), {
		minLength: 4,
		maxLength: 6
	});
	const converges = fc.asyncProperty(manyDesks, async (desks) => {
		const house = await aHouse();
		const people = await Promise.all(desks.map((_, at) => Person.arrive(house, `Person ${at}`)));
		const work = people.map(async (person, at) => {
			for (const [index, edit] of (desks[at] ?? []).entries()) {
				await person.edit(uuidOf(1000 * (at + 1) + index), edit);
			}
		});
		await Promise.all(work);
		const log = house.store.log(SLUG);
		await until(() => people.every((person) => person.read().revision === log.length));
		const fold = log.reduce(evolve, emptyBoard(SLUG));
		for (const { board } of people) expect(board).toEqual(fold);
		const made = log.map((change) => change.command);
		for (const id of people.flatMap((person) => person.acknowledged)) {
			expect(made.filter((each) => each === id)).toHaveLength(1);
		}
		for (const id of people.flatMap((person) => person.refused)) expect(made).not.toContain(id);
	});
	await fc.assert(converges, { numRuns: 8 });
}, 60_000);
