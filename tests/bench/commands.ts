import { randomUUID } from 'node:crypto';
import type { CommandInput } from '#lib/domain/command.ts';
import { BOARD } from './server.ts';

export const CHANGES = '42["changes"';

/** An assessment of an issue of the sample, another tension for each number. */
export const assessment = (number: number): CommandInput => ({
	type: 'issue.assess',
	issue: 'tariffs-and-trade',
	tension: number % 101,
	note: `Figure ${number}`
});

/** Assessments to submit, each with an id of its own. */
export const assessments = (count: number) =>
	Array.from({ length: count }, (_, number) => ({ id: randomUUID(), command: assessment(number) }));

/** The frame of a submission, by hand; its answer has a number that nobody waits for. */
export const submission = (number: number): string =>
	`42999${JSON.stringify(['submit', { board: BOARD, id: randomUUID(), command: assessment(number) }])}`;
