import { roleOn, type Asker } from './asker.ts';
import { exists, type Board } from './board.ts';
import type { Happening } from './change.ts';
import type { CommandType } from './command.ts';
import { noBoard } from './decide-life.ts';
import { refuse, type Refusal } from './refusal.ts';
import { allows, LEAST_ROLE } from './least-role.ts';
import { isAtLeast, type Role } from './role.ts';

const WHOSE: Readonly<Record<Role, string>> = {
	viewer: 'its members may',
	editor: 'its editors and admins may',
	admin: 'its admins may'
};

/** Whether somebody looks after the installation: its people, its boards, everything. */
export const isSiteAdmin = ({ actor, everywhere }: Asker): boolean =>
	actor !== null && everywhere === 'admin';

/** Whether somebody may make a board. */
export const mayCreateBoards = (asker: Asker): boolean =>
	isSiteAdmin(asker) || (asker.actor !== null && asker.mayCreate);

/** Whether somebody may read a board. */
export const mayRead = (asker: Asker, board: Pick<Board, 'slug' | 'visibility'>): boolean =>
	board.visibility === 'public' || roleOn(asker, board.slug) !== null;

/** Whether somebody is shown a board: there is one, and they may read it. */
export const isShownTo = (asker: Asker, board: Board): boolean =>
	exists(board) && !board.deleted && mayRead(asker, board);

/** Why somebody may not ask a command of a board; null where they may. */
export function whyNot(asker: Asker, board: Board, command: CommandType): Refusal | null {
	if (!asker.actor) return unidentified();
	if (command === 'board.create') {
		if (mayCreateBoards(asker)) return null;
		return refuse('forbidden', 'Only those who look after this installation make boards');
	}
	if (!exists(board) || !mayRead(asker, board)) return noBoard(board.slug);
	if (allows(roleOn(asker, board.slug), command)) return null;
	return refuse('forbidden', `On this board, only ${WHOSE[LEAST_ROLE[command]]} do that`);
}

/** Why somebody may not bring about, by undoing, what happens so; null where they may. */
export function whyNotUndo(asker: Asker, board: Board, happenings: Happening[]): Refusal | null {
	const isOfBoard = happenings.some(({ type }) => type.startsWith('board.'));
	return isOfBoard ? whyNot(asker, board, 'board.edit') : null;
}

/** The answer to whoever has not signed in. */
export const unidentified = (): Refusal =>
	refuse('unidentified', 'Sign in first: every change says who made it');

/** Whether somebody may edit any board at all. */
export const mayEditAnything = ({ actor, everywhere, boards }: Asker): boolean =>
	actor !== null && [everywhere, ...boards.values()].some((role) => isAtLeast(role, 'editor'));
