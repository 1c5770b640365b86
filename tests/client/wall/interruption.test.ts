import { expect, test } from 'vitest';
import { evolve } from '#lib/domain/evolve.ts';
import type { Status } from '#lib/domain/status.ts';
import { interruptionsIn } from '#lib/client/wall/interruption.ts';
import { aBoard, aChange, anAssessment, anIssue } from '../../domain/builders.ts';

const assessedTo = (status: Status | null, revision = 11) =>
	aChange(
		{ type: 'issue.assessed', issue: 'tariffs', status, tension: 80, note: '', asOf: '2025-06-15' },
		{ revision }
	);

function interruptedBy(from: Status | null, ...to: (Status | null)[]) {
	const before = aBoard({ issues: [anIssue({ standing: anAssessment({ status: from }) })] });
	const changes = to.map((status, index) => assessedTo(status, 11 + index));
	return interruptionsIn(changes, before, changes.reduce(evolve, before));
}

test('W8: a fall of two rungs interrupts, with what stood before', () => {
	expect(interruptedBy('talks', 'rupture')).toEqual([
		{ issue: 'tariffs', from: { status: 'talks', tension: 50 } }
	]);
});

test('W8: one rung, a climb, or the first assessment do not', () => {
	expect(interruptedBy('strained', 'rupture')).toEqual([]);
	expect(interruptedBy('rupture', 'settled')).toEqual([]);
	expect(interruptedBy(null, 'rupture')).toEqual([]);
	expect(interruptedBy('talks', null)).toEqual([]);
});

test('W8: two falls of one rung that arrive together count as one of two', () => {
	expect(interruptedBy('progress', 'talks', 'strained')).toHaveLength(1);
	expect(interruptedBy('progress', 'rupture', 'progress')).toEqual([]);
});
