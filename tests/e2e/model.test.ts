import fc from 'fast-check';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { emptyBoard } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { ChangesAnswer } from '#lib/protocol/api.ts';
import { adminOf, anAccount, keyOf, post } from './harness/accounts.ts';
import { makeBoard } from './harness/desk.ts';
import { BuiltServer } from './harness/server.ts';
import { Simulant, type Deed } from './harness/simulant.ts';

const BOARD = 'us-china';
const PEOPLE = 8;

let server: BuiltServer;
beforeAll(async () => {
	server = await BuiltServer.start({ DEMARCHE_SAMPLE: 'off' });
	await makeBoard(server);
});
afterAll(() => server.dispose());

/** What one person does: what, to which issue, how it goes out, and how long they wait before, in ms. */
const deed: fc.Arbitrary<Deed> = fc.record({
	issue: fc.constantFrom('tariffs', 'taiwan'),
	field: fc.constantFrom('tension', 'title'),
	value: fc.nat(100),
	/** Made on the board as it was so many revisions ago. */
	behind: fc.constantFrom(0, 0, 1, 4),
	way: fc.constantFrom('once', 'once', 'twice', 'late', 'cut', 'together'),
	wait: fc.nat(15)
});
const desks = fc.array(fc.array(deed, { minLength: 30, maxLength: 30 }), {
	minLength: PEOPLE,
	maxLength: PEOPLE
});

/** The whole log, as the API gives it. */
async function logOf(): Promise<Change[]> {
	const headers = { authorization: `Bearer ${await keyOf(server, 'Reader')}` };
	const log: Change[] = [];
	for (let more = true; more;) {
		const path = `/api/v1/boards/${BOARD}/changes?limit=1000&since=${log.length}`;
		const answer = await fetch(server.url + path, { headers });
		const page = ChangesAnswer.parse(await answer.json());
		log.push(...page.changes);
		more = page.more;
	}
	return log;
}

/** What a change sets of the fields that these people edit. */
function settingOf({ happening }: Change): { at: string; value: unknown } | null {
	if (happening.type === 'issue.assessed')
		return { at: `${happening.issue} tension`, value: happening.tension };
	if (happening.type === 'issue.edited' && happening.title !== undefined)
		return { at: `${happening.issue} title`, value: happening.title };
	return null;
}

/** Before each revision of a log: what stands in each field, and the change that set it so. */
function standingBefore(log: readonly Change[]): Map<string, Change>[] {
	const standing = new Map<string, Change>();
	return log.map((change) => {
		const before = new Map(standing);
		const set = settingOf(change);
		const held = set && standing.get(set.at);
		if (set && (!held || settingOf(held)?.value !== set.value)) standing.set(set.at, change);
		return before;
	});
}

test.each([1, 2, 3])(
	'V22, E4: eight people edit a running server at once over connections that break, double and delay (seed %d): all see the board of its log, what was acknowledged is in it once, and every lost race was told',
	async (seed) => {
		const [scripts = []] = fc.sample(desks, { seed, numRuns: 1 });
		const people = await Promise.all(
			scripts.map(async (_, at) =>
				Simulant.arrive(server, { key: await keyOf(server, `Person ${at}`) })
			)
		);
		await Promise.all(people.map((person, at) => person.work(scripts[at] ?? [])));
		const log = await logOf();
		await expect.poll(() => people.every(({ board }) => board.revision === log.length)).toBe(true);

		const fold = log.reduce(evolve, emptyBoard(BOARD));
		for (const { board } of people) expect(board).toEqual(fold);

		const timesIn = (id: string) => log.filter(({ command }) => command === id).length;
		const before = standingBefore(log);
		let races = 0;
		for (const person of people) {
			for (const { id, at, value, seen, answer } of person.edits) {
				expect([id, timesIn(id)]).toEqual([id, answer.ok ? 1 : 0]);
				if (answer.ok) {
					// It overwrote nothing that its author had not seen, but what was their own.
					const index = log.findIndex(({ command }) => command === id);
					const stood = before[index]?.get(at);
					const isInformed = !stood || stood.revision <= seen;
					const isSame = stood && settingOf(stood)?.value === value;
					expect(isInformed || isSame || stood.actor.id === log[index]?.actor.id).toBe(true);
					continue;
				}
				const [conflict, ...others] = answer.error.conflicts ?? [];
				// Nothing else can be wrong with these edits but a title that stands already.
				if (!conflict) {
					expect(answer.error).toMatchObject({ code: 'invalid' });
					continue;
				}
				races += 1;
				const won = log[conflict.revision - 1];
				expect([answer.error.code, others]).toEqual(['conflict', []]);
				expect(conflict.mine).toBe(value);
				expect(won && settingOf(won)).toEqual({ at, value: conflict.theirs });
				expect(won?.actor).toEqual(conflict.by);
				expect(conflict.revision).toBeGreaterThan(seen);
			}
			person.leave();
		}
		// Races there were: else this would have shown nothing.
		expect(races).toBeGreaterThan(10);
	},
	30_000
);

/** The id that the admin's page has in the form beneath some words. */
async function idOn(path: string, words: string): Promise<string> {
	const headers = { cookie: await adminOf(server) };
	const page = await (await fetch(server.url + path, { headers })).text();
	return /name="id" value="([^"]+)"/.exec(page.slice(page.indexOf(words)))?.[1] ?? '';
}

/** What the admin takes away, once somebody has begun: when that was answered, in ms. */
async function taking(from: Simulant, form: string, fields: Record<string, string>) {
	await expect.poll(() => from.edits.length).toBeGreaterThan(10);
	const answer = await post(server, form, fields, await adminOf(server));
	expect(answer.status).toBe(200);
	return Date.now();
}

test('V22, U5: a role and a key that are taken away while their owners edit count within a second, and what was acknowledged until then is in the log once', async () => {
	const long = fc.array(deed, { minLength: 300, maxLength: 300 });
	const [scripts = []] = fc.sample(fc.array(long, { minLength: 4, maxLength: 4 }), {
		...{ seed: 4, numRuns: 1 }
	});
	const ann = await anAccount(server, 'Ann Smith');
	const credentials = [
		{ cookie: ann.cookie },
		{ key: await keyOf(server, 'Taken key') },
		{ key: await keyOf(server, 'Person 0') },
		{ key: await keyOf(server, 'Person 1') }
	];
	const people = await Promise.all(
		credentials.map((credential) => Simulant.arrive(server, credential))
	);
	const [demoted, revoked, ...others] = people;
	if (!demoted || !revoked) throw new Error('There are four');
	const membership = { id: await idOn('/people', ann.email), board: BOARD, role: 'viewer' };
	const work = Promise.all(people.map((person, at) => person.work(scripts[at] ?? [])));
	const [demotedAt, revokedAt] = await Promise.all([
		taking(demoted, '/people?/role', membership),
		taking(revoked, '/account?/revokeKey', { id: await idOn('/account', 'Taken key') })
	]);
	await work;
	const log = await logOf();
	const fold = log.reduce(evolve, emptyBoard(BOARD));
	// Whoever may still read it sees all of it.
	for (const person of [demoted, ...others]) {
		await expect.poll(() => person.board.revision).toBe(log.length);
		expect(person.board).toEqual(fold);
	}

	const timesIn = (id: string) => log.filter(({ command }) => command === id).length;
	for (const { edits, unanswered } of people) {
		for (const { id, answer } of edits) expect([id, timesIn(id)]).toEqual([id, answer.ok ? 1 : 0]);
		for (const id of unanswered) expect(timesIn(id)).toBeLessThanOrEqual(1);
	}
	const codes = demoted.edits.map(({ answer }) => (answer.ok ? 'ok' : answer.error.code));
	const first = codes.indexOf('forbidden');
	expect(codes.slice(0, first)).toContain('ok');
	expect(new Set(codes.slice(first))).toEqual(new Set(['forbidden']));
	expect([revoked.isOut, others.some(({ isOut }) => isOut)]).toEqual([true, false]);
	const lastOf = (name: string) =>
		Date.parse(log.findLast(({ actor }) => actor.name === name)?.at ?? '');
	expect(lastOf('Ann Smith')).toBeLessThan(demotedAt + 1000);
	expect(lastOf('Taken key')).toBeLessThan(revokedAt + 1000);
	for (const person of people) person.leave();
}, 30_000);
