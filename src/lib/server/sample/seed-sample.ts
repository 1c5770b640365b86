import { houseAsker } from '#lib/domain/asker.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Boards } from '../boards.ts';
import { DatabaseTrouble } from '../database/trouble.ts';
import { sampleCommands } from './sample-commands.ts';
import { readSample } from './sample.ts';

const BOARD = 'us-china';
const DESK = houseAsker({ kind: 'system', id: 'sample', name: 'Sample desk' });

/** Enters the sample as a board of its own. Entered together, its commands are committed together: a start that is cut short leaves no half of it. */
export async function seedSample(boards: Boards): Promise<void> {
	const commands = sampleCommands(await readSample());
	const desk = boards.as(DESK);
	const outcomes = await Promise.all(
		commands.map((command, index) => desk.submit(BOARD, idOf(index), command))
	);
	const refusal = outcomes.find(isRefusal);
	if (refusal?.code === 'unavailable') throw new DatabaseTrouble('gone', refusal.message);
	if (refusal) throw new Error(`The sample cannot be entered: ${refusal.message}`);
}

/** The same for each command of the sample every time, so that it cannot be entered twice. */
const idOf = (index: number): string =>
	`00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
