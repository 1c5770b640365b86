import { describe, expect, test } from 'vitest';
import { Comments } from '#lib/client/comments.svelte.ts';
import type { Comment } from '#lib/domain/comment.ts';
import { aChange, anActor, NOW } from '../domain/builders.ts';

const aComment = (id: number, text = `Words ${id}`): Comment => ({
	...{ id, issue: 'tariffs', by: anActor(), at: NOW, text },
	...{ mentions: [], edited: null, deleted: null }
});
const edited = (comment: number, text: string) =>
	aChange({ type: 'comment.edited', issue: 'tariffs', comment, text }, { revision: 50 });

/** Comments whose pages come when they are let go, in the order in which they were asked for. */
function aList() {
	const answers: ((items: Comment[], next?: number | null) => void)[] = [];
	const comments = new Comments(
		'us-china',
		'tariffs',
		() => new Promise((resolve) => answers.push((items, next = null) => resolve({ items, next })))
	);
	const texts = () => comments.items.map(({ text }) => text);
	return { comments, answers, texts };
}

describe('N3, N4: a page of comments that comes late takes nothing back', () => {
	test('what was edited while it was read is as it was edited', async () => {
		const { comments, answers, texts } = aList();
		const renewed = comments.renew();
		comments.receive([edited(7, 'Mended')]);
		answers[0]?.([aComment(7)], 7);
		await renewed;
		expect(texts()).toEqual(['Mended']);

		const more = comments.more();
		comments.receive([edited(5, 'Mended, too')]);
		answers[1]?.([aComment(5)]);
		await more;
		expect(texts()).toEqual(['Mended', 'Mended, too']);
	});

	test('older ones that are asked for twice at once are there once', async () => {
		const { comments, answers, texts } = aList();
		const renewed = comments.renew();
		answers[0]?.([aComment(7)], 7);
		await renewed;
		const both = Promise.all([comments.more(), comments.more()]);
		answers[1]?.([aComment(5)]);
		answers[2]?.([aComment(5)]);
		await both;
		expect(texts()).toEqual(['Words 7', 'Words 5']);
	});

	test('older ones that come after all were read anew are left', async () => {
		const { comments, answers, texts } = aList();
		const renewed = comments.renew();
		answers[0]?.([aComment(7)], 7);
		await renewed;
		const more = comments.more();
		const anew = comments.renew();
		answers[2]?.([aComment(9)], 9);
		await anew;
		answers[1]?.([aComment(5)]);
		await more;
		expect(texts()).toEqual(['Words 9']);
		expect(comments.hasMore).toBe(true);
	});
});
