import { expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { createBoard } from './arbitrary-moves.ts';
import { anActor } from './builders.ts';
import { commentsIn } from './naive-recall.ts';
import { ask, asked, emptyWorld } from './world.ts';

const ben = anActor({ id: 'ben', name: 'Ben' });
const world = asked(
	emptyWorld(),
	createBoard,
	{ type: 'category.add', name: 'Trade' },
	{ type: 'issue.open', title: 'Tariffs', category: 'trade' },
	{ type: 'comment.post', issue: 'tariffs', text: 'Is this still so?' }
);

const codeOf = (command: CommandInput, actor = anActor(), held = world): string => {
	const { outcome } = ask(held, command, actor);
	return isRefusal(outcome) ? outcome.code : 'done';
};

test('N1: a comment is on the record and changes nothing of the board', () => {
	const { board } = world;
	const before = asked(emptyWorld(), createBoard).board;
	expect(commentsIn(world.log)).toMatchObject([{ id: 4, text: 'Is this still so?' }]);
	expect(board.news).toEqual(before.news);
	expect(codeOf({ type: 'comment.post', issue: 'taiwan', text: 'Where?' })).toBe('not_found');
});

test('N2: its author alone edits and deletes it, once it is there and until it is gone', () => {
	const edit: CommandInput = { type: 'comment.edit', comment: 4, text: 'It is' };
	const remove: CommandInput = { type: 'comment.delete', comment: 4 };
	expect(codeOf(edit, ben)).toBe('forbidden');
	expect(codeOf(remove, ben)).toBe('forbidden');
	expect(codeOf({ ...edit, text: 'Is this still so?' })).toBe('invalid');
	expect(codeOf({ type: 'comment.edit', comment: 3, text: 'It is' })).toBe('not_found');
	const deleted = asked(world, edit, remove);
	expect(commentsIn(deleted.log)).toMatchObject([{ id: 4, text: '', by: anActor() }]);
	expect(codeOf(edit, anActor(), deleted)).toBe('not_found');
});

test('N2: to undo a comment is to delete it, by its author', () => {
	const undo: CommandInput = { type: 'change.undo', revision: 4 };
	expect(codeOf(undo, ben)).toBe('forbidden');
	expect(commentsIn(asked(world, undo).log)[0]?.deleted).not.toBeNull();
});

test('N6: a comment speaks to those whose names stand in it, each once, and keeps who they are', () => {
	const [lee, cy] = [
		{ account: 'lee', name: 'Ann Lee' },
		{ account: 'cy', name: 'Cy' }
	];
	const posted = asked(world, {
		...{ type: 'comment.post', issue: 'tariffs', text: '@Ann Lee, is it?' },
		mentions: [lee, cy, lee]
	});
	expect(commentsIn(posted.log)[1]).toMatchObject({ id: 5, mentions: [lee] });
	const edited = asked(posted, {
		...{ type: 'comment.edit', comment: 5, text: '@Cy, is it?' },
		mentions: [lee, cy]
	});
	expect(commentsIn(edited.log)[1]).toMatchObject({ id: 5, mentions: [cy] });
});
