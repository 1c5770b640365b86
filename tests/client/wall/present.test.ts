import { expect, test } from 'vitest';
import { presentOn, type Turns } from '#lib/client/wall/present.ts';
import { Show } from '#lib/client/wall/show.svelte.ts';
import type { Board } from '#lib/domain/board.ts';
import { aBoard, anIssue } from '../../domain/builders.ts';

const issueNamed = (id: string) => anIssue({ id, title: id });
const board = aBoard({ issues: ['a', 'b', 'c'].map(issueNamed) });
const archived = (id: string): Board => ({
	...board,
	issues: board.issues.map((issue) =>
		issue.id === id ? { ...issue, archived: '2025-02-01' } : issue
	)
});

test('W6: an issue that is shown in its turn stays, whatever others are opened or archived meanwhile', () => {
	const show = new Show(() => [{ scene: { kind: 'each' }, seconds: 30 }]);
	const turns: Turns = new Map();
	const shown = (now: Board) => presentOn(show, now, turns).front.scene;
	expect(shown(board)).toEqual({ kind: 'issue', issue: 'a' });
	show.send({ type: 'next' });
	expect(shown(board)).toEqual({ kind: 'issue', issue: 'b' });
	expect(shown(archived('a'))).toEqual({ kind: 'issue', issue: 'b' });
	expect(shown(archived('b'))).toEqual({ kind: 'issue', issue: 'c' });
	show.send({ type: 'next' });
	expect(shown(board)).toEqual({ kind: 'issue', issue: 'c' });
	for (let round = 0; round < 9; round += 1) {
		show.send({ type: 'next' });
		shown(board);
	}
	expect(turns.size).toBeLessThan(4);
});
