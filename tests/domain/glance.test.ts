import { describe, expect, test } from 'vitest';
import { glanceOf } from '#lib/domain/glance.ts';
import { aBoard, anAssessment, anEntry, anIssue } from './builders.ts';

const issue = anIssue({ standing: anAssessment({ asOf: '2025-05-01' }) });
const board = aBoard({
	issues: [issue],
	entries: [
		anEntry({ id: 'summit-9', day: '2025-07-01' }),
		anEntry({ id: 'call-8', day: '2025-06-10' }),
		anEntry({ id: 'visit-7', day: '2025-06-09' })
	]
});

describe('a card', () => {
	test('D25: is stale once its judgement is older than the board allows', () => {
		expect(glanceOf(board, issue, '2025-06-15')).toMatchObject({ age: 45, stale: false });
		expect(glanceOf(board, issue, '2025-06-16')).toMatchObject({ age: 46, stale: true });
	});

	test('D25: shows the last entry that happened, not one that is scheduled', () => {
		expect(glanceOf(board, issue, '2025-06-15').last?.id).toBe('call-8');
		expect(glanceOf(board, issue, '2025-07-01').last?.id).toBe('summit-9');
	});
});
