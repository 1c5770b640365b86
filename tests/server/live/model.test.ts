import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyBoard, type Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { Conflict } from '#lib/domain/refusal.ts';
import type { ClientEvents } from '#lib/protocol/live.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { uuidOf } from '../../domain/builders.ts';
import { aHouse, aViewer, SLUG, tension, until, type House, type Viewer } from './house.ts';

/** How an edit goes out: once; twice at once; after the next one, too; with its connection cut before the answer, and again on the next. */
const arbitraryEdit = fc.record({
	value: fc.nat(100),
	kind: fc.constantFrom('assess', 'assess', 'title', 'archive', 'restore', 'undo'),
	/** Whether it says which revision its person was looking at: one that may be long past. */
	informed: fc.boolean(),
	way: fc.constantFrom('once', 'once', 'twice', 'late', 'cut')
});
type Edit = typeof arbitraryEdit extends fc.Arbitrary<infer E> ? E : never;

function commandOf({ kind, value, informed }: Edit, revision: number): CommandInput {
	const issue = 'tariffs';
	const seen = informed && { expect: revision };
	if (kind === 'assess') return { ...tension(value), ...seen };
	if (kind === 'title') return { type: 'issue.edit', issue, title: `Title ${value}`, ...seen };
	if (kind === 'undo')
		return { type: 'change.undo', revision: Math.max(1, revision - (value % 4)) };
	return { type: kind === 'archive' ? 'issue.archive' : 'issue.restore', issue };
}

type Submit = Parameters<ClientEvents['submit']>[0];

/** Somebody at the desk: edits one after another, and folds whatever arrives. */
class Person {
	readonly #house: House;
	readonly #name: string;
	readonly acknowledged: string[] = [];
	readonly refused: string[] = [];
	/** Edits that somebody else's was in the way of, by id. */
	readonly told = new Map<string, Conflict[]>();
	/** What each informed edit was made on. */
	readonly seen = new Map<string, number>();
	#late: Submit | null = null;
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
		const { revision } = this.board;
		const command = commandOf(edit, revision);
		// An undo says no such revision: it stands wherever its fields are as the change it undoes had left them.
		if ('expect' in command) this.seen.set(id, revision);
		const submit = { board: SLUG, id, command };
		const send = () => this.#viewer.socket.emitWithAck('submit', submit);
		if (edit.way === 'twice') this.#viewer.socket.emit('submit', submit, () => undefined);
		if (edit.way === 'cut') {
			this.#viewer.socket.emit('submit', submit, () => undefined);
			this.read();
			this.#viewer.socket.disconnect();
			this.#viewer = await aViewer(this.#house, this.#name);
			await this.#join();
		}
		const answer = await send();
		// The edit before arrives once more, after this one.
		if (this.#late) this.#viewer.socket.emit('submit', this.#late, () => undefined);
		this.#late = edit.way === 'late' && answer.ok ? submit : null;
		if (!answer.ok && answer.error.conflicts && edit.kind !== 'undo') {
			this.told.set(id, answer.error.conflicts);
		}
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

/** Every lost race was told with what had won it, and no edit that stands has overwritten what its author had not seen. */
function expectToldOf(log: readonly Change[], person: Person): void {
	for (const [id, conflicts] of person.told) {
		for (const { field, revision, by, theirs } of conflicts) {
			const won = log[revision - 1];
			expect(won?.actor).toEqual(by);
			expect(revision).toBeGreaterThan(person.seen.get(id) ?? Infinity);
			expect(won?.happening).toMatchObject({ [field]: theirs });
		}
	}
	for (const id of person.acknowledged) {
		const at = log.findIndex((change) => change.command === id);
		const stands = log[at];
		const unseen = log.slice(person.seen.get(id) ?? at, at);
		const set = settingOf(stands);
		const last = set && unseen.findLast((change) => settingOf(change)?.field === set.field);
		if (!stands || !set || !last || settingOf(last)?.value === set.value) continue;
		const before = settingBefore(log.slice(0, log.indexOf(last)), set.field);
		const moved = before !== settingOf(last)?.value;
		expect(!moved || last.actor.id === stands.actor.id).toBe(true);
	}
}

/** The one field that an edit of this test sets. */
function settingOf(change: Change | undefined): { field: string; value: unknown } | null {
	const happening = change?.happening;
	if (happening?.type === 'issue.assessed') return { field: 'tension', value: happening.tension };
	return happening?.type === 'issue.edited' ? { field: 'title', value: happening.title } : null;
}

const settingBefore = (log: readonly Change[], field: string): unknown =>
	log.map(settingOf).findLast((set) => set?.field === field)?.value;

test('V22, E4: whatever many people do at once, all see the board of the log, and what was acknowledged is in it once', async () => {
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
		for (const person of people) expectToldOf(log, person);
	});
	await fc.assert(converges, { numRuns: 8 });
}, 60_000);
