import { beforeAll, describe, expect, test } from 'vitest';
import { Board, emptyBoard } from '#lib/domain/board.ts';
import { changesOf, type Change } from '#lib/domain/change.ts';
import { decide } from '#lib/domain/decide.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { nextNeed } from '#lib/domain/recall-needs.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { sampleCommands } from '#lib/server/sample/sample-commands.ts';
import { readSample, type Sample } from '#lib/server/sample/sample.ts';
import { happeningsOf } from '../../domain/naive-recall.ts';
import { anActor, uuidOf } from '../../domain/builders.ts';

const at = '2026-08-01T09:00:00.000Z';
let sample: Sample;
let board: Board;
let log: Change[];

beforeAll(async () => {
	sample = await readSample();
	[board, log] = [emptyBoard('us-china'), []];
	for (const command of sampleCommands(sample)) {
		expect(nextNeed(board, command, [])).toBeNull();
		const decision = decide(board, command, { actor: anActor(), at });
		if (isRefusal(decision)) throw new Error(`${JSON.stringify(command)}: ${decision.message}`);
		const { revision } = board;
		const changes = changesOf(decision, {
			revision,
			command: uuidOf(revision),
			at,
			actor: anActor()
		});
		log.push(...changes);
		board = changes.reduce(evolve, board);
	}
});

const byDay = <T extends { day: string }>(a: T, b: T) =>
	a.day < b.day ? -1 : a.day > b.day ? 1 : 0;

describe('the sample', () => {
	test('S1: every fact is entered by a command that is accepted', () => {
		expect(board.issues).toHaveLength(13);
		expect(board.people).toHaveLength(43);
		expect(happeningsOf(log, 'entry.recorded')).toHaveLength(282 + 4);
		expect(happeningsOf(log, 'issue.assessed')).toHaveLength(282);
		expect(happeningsOf(log, 'position.stated')).toHaveLength(73);
		expect(Board.parse(JSON.parse(JSON.stringify(board)))).toEqual(board);
	});

	test('S7: it names spans, each with the source that dates it', () => {
		expect(board.eras.map(({ name, from, to }) => [name, from, to])).toEqual(
			sample.eras.map(({ name, from, to }) => [name, from, to])
		);
		expect(board.eras.length).toBeGreaterThan(2);
		expect(board.eras.every(({ source }) => source?.url)).toBe(true);
	});

	test('S2: every entry, assessment and position keeps its source', () => {
		const entered = happeningsOf(log, 'entry.recorded').map(({ entry }) => entry.source);
		const told = [...sample.entries, ...sample.scheduled].map(({ source }) => source);
		expect(entered).toEqual(told);
		expect(happeningsOf(log, 'issue.assessed').map(({ source }) => source)).toEqual(
			sample.entries.map(({ source }) => source)
		);
		expect(happeningsOf(log, 'position.stated').map(({ position }) => position.source)).toEqual(
			sample.positions.toSorted(byDay).map(({ source }) => source)
		);
	});

	test('S3: history is entered in the order of its days', () => {
		const days = happeningsOf(log, 'issue.assessed').map(({ asOf }) => asOf);
		expect(days).toEqual(days.toSorted());
		expect(days[0]).toBe('2018-03-16');
		expect(days.at(-1)).toBe(sample.entries.toSorted(byDay).at(-1)?.day);
	});

	test('S3: every issue stands as its last entry left it', () => {
		for (const issue of board.issues) {
			const last = sample.entries.filter((entry) => entry.issue === issue.id).at(-1);
			expect(issue.standing).toMatchObject({
				status: last?.status,
				tension: last?.tension,
				note: last?.why,
				asOf: last?.day
			});
		}
	});

	test("S3: each side's latest position stands", () => {
		const latest = new Map(
			sample.positions.toSorted(byDay).map((each) => [`${each.issue} ${each.party}`, each.text])
		);
		const shown = board.issues.flatMap((issue) =>
			Object.values(issue.positions).map((each): [string, string] => [
				`${issue.id} ${each.party}`,
				each.text
			])
		);
		expect(new Map(shown)).toEqual(latest);
	});

	test('S4: what is scheduled, and what holds until a day to come, is on the board', () => {
		const ahead = board.entries.filter((entry) => entry.day > '2026-08-01');
		expect(ahead.map((entry) => entry.day)).toEqual(['2026-12-31', '2026-11-10', '2026-09-24']);
		expect(ahead.at(-1)?.issues).toHaveLength(3);
		const ending = board.entries.map((entry) => entry.terms?.expires).filter(Boolean);
		expect(ending).toEqual(['2026-11-27', '2026-11-10', '2026-11-10']);
	});

	test('S5: the board reads direction over 180 days and calls an issue stale after 365', () => {
		expect(board.settings).toMatchObject({
			directionDays: 180,
			directionThreshold: 5,
			staleDays: 365
		});
	});
});
