import { expect, test } from 'vitest';
import { Mentioning } from '#lib/client/mentioning.svelte.ts';

const PEOPLE = [
	{ id: '1', name: 'Ann Lee' },
	{ id: '2', name: 'Ben Annan' },
	{ id: '3', name: 'Cy' }
];
const answer = () => Promise.resolve({ people: PEOPLE });
const namesIn = (mentioning: Mentioning) => mentioning.offered.map(({ name }) => name);

/** Somebody who is naming somebody at the end of a text. */
async function naming(text: string): Promise<Mentioning> {
	const mentioning = new Mentioning('us-china', answer);
	mentioning.look(text, text.length);
	await Promise.resolve();
	await Promise.resolve();
	return mentioning;
}

test('N6: those are offered of whose names one begins as was written behind an @', async () => {
	expect(namesIn(await naming('For @an'))).toEqual(['Ann Lee', 'Ben Annan']);
	expect(namesIn(await naming('For @Ann L'))).toEqual(['Ann Lee']);
	expect(namesIn(await naming('@'))).toEqual(['Ann Lee', 'Ben Annan', 'Cy']);
	expect(namesIn(await naming('ann@board'))).toEqual([]);
	expect(namesIn(await naming('For Ann'))).toEqual([]);
});

test('N6: whoever is chosen takes the place of what was written, and the writing goes on behind', async () => {
	const mentioning = await naming('For @an');
	mentioning.move(1);
	const chosen = mentioning.active ?? PEOPLE[2];
	expect(mentioning.name('For @an, please', chosen ?? { id: '', name: '' })).toEqual({
		text: 'For @Ben Annan , please',
		caret: 'For @Ben Annan '.length
	});
	expect(mentioning.offered).toEqual([]);
	mentioning.move(-1);
	expect(mentioning.active).toBeUndefined();
});

test('N6: where the people cannot be had nobody is offered, and they are asked for again', async () => {
	let asked = 0;
	const mentioning = new Mentioning('us-china', () => {
		asked += 1;
		return asked === 1 ? Promise.reject(new Error('no network')) : answer();
	});
	for (const text of ['@', '@c']) {
		mentioning.look(text, text.length);
		await Promise.resolve();
		await Promise.resolve();
		await Promise.resolve();
	}
	expect(namesIn(mentioning)).toEqual(['Cy']);
});
