import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { LaterReviews } from '#lib/server/inbox/later-reviews.ts';
import { anAsker } from '../../domain/builders.ts';
import { onEveryEngine } from '../store/engines.ts';
import { anOffice } from './office.ts';

const said = (text: string, mentions: { account: string; name: string }[] = []): CommandInput => ({
	type: 'comment.post',
	issue: 'tariffs',
	text,
	mentions
});

onEveryEngine((aPlace) => {
	test('I1: who is named in a comment finds it, once, though the comment is edited and named again', async () => {
		const office = await anOffice(await aPlace());
		const [ann, ben] = [await office.person('ann'), await office.person('ben')];
		await office.begin();
		const comment = await office.act(ann, said('For @ben', [{ account: ben, name: 'ben' }]));
		await office.deliver();
		await office.act(ann, {
			...{ type: 'comment.edit', comment, text: 'Now for @ben too' },
			mentions: [{ account: ben, name: 'ben' }]
		});
		await office.deliver();
		expect(await office.inboxOf(ben)).toMatchObject([
			{ revision: comment, kind: 'mention', issue: 'tariffs', isRead: false }
		]);
		expect(await office.inboxOf(ann)).toEqual([]);
	});

	test('I1: who follows and is named only later finds what was read unread again, as one who is named', async () => {
		const office = await anOffice(await aPlace());
		const [ann, ben] = [await office.person('ann'), await office.person('ben')];
		await office.begin();
		await office.inboxes.follow(ben, 'us-china', 'tariffs', true);
		const comment = await office.act(ann, said('For whom?'));
		await office.deliver();
		await office.inboxes.mark(ben, { board: 'us-china', revision: comment }, 1);
		expect(await office.unreadOf(ben)).toBe(0);
		await office.act(ann, {
			...{ type: 'comment.edit', comment, text: 'For @ben' },
			mentions: [{ account: ben, name: 'ben' }]
		});
		await office.deliver();
		expect(await office.inboxOf(ben)).toMatchObject([{ revision: comment, kind: 'mention' }]);
		expect(await office.unreadOf(ben)).toBe(1);
	});

	test('I1: naming somebody who is not at the desk reaches nobody', async () => {
		const office = await anOffice(await aPlace());
		const [ann, ben] = [await office.person('ann'), await office.person('ben')];
		await office.begin();
		await office.house.store.setRole(ben, 'us-china', null);
		await office.act(ann, said('For @ben', [{ account: ben, name: 'ben' }]));
		await office.deliver();
		await office.house.store.setRole(ben, 'us-china', 'viewer');
		expect(await office.inboxOf(ben)).toEqual([]);
	});

	test('I2: who comments on an issue or assesses it follows it, until they say that they do not', async () => {
		const office = await anOffice(await aPlace());
		const [ann, ben] = [await office.person('ann'), await office.person('ben')];
		await office.begin();
		await office.act(ben, said('Mine'));
		await office.deliver();
		expect(await office.inboxes.following(ben, 'us-china', 'tariffs')).toEqual({
			follows: true,
			why: 'commented'
		});
		const assessed = await office.act(ann, {
			...{ type: 'issue.assess', issue: 'tariffs', tension: 50, note: 'Duties' }
		});
		await office.act(ann, { type: 'issue.note', issues: ['taiwan'], note: 'Elsewhere' });
		await office.deliver();
		expect(await office.inboxOf(ben)).toMatchObject([{ revision: assessed, kind: 'followed' }]);
		await office.inboxes.follow(ben, 'us-china', 'tariffs', false);
		await office.act(ben, said('Mine again'));
		await office.act(ann, said('Unheard'));
		await office.deliver();
		expect(await office.inboxOf(ben)).toHaveLength(1);
	});

	test('I3: what waits for a second editor comes to those who may confirm it, and is done with once it is decided', async () => {
		const office = await anOffice(await aPlace());
		const [ann, ben] = [await office.person('ann'), await office.person('ben')];
		const reader = await office.person('reader', 'viewer');
		await office.begin();
		await office.submit(anAsker(), { type: 'issue.edit', issue: 'tariffs', secondEyes: true });
		const proposal = await office.act(ann, {
			...{ type: 'issue.assess', issue: 'tariffs', tension: 50, note: 'Duties' }
		});
		await office.deliver();
		expect(await office.inboxOf(ben)).toMatchObject([{ revision: proposal, kind: 'review' }]);
		expect(await office.inboxOf(ann)).toEqual([]);
		expect(await office.inboxOf(reader)).toEqual([]);
		await office.act(ben, { type: 'proposal.decline', proposal, note: 'Not yet' });
		await office.deliver();
		expect(await office.unreadOf(ben)).toBe(0);
		expect(await office.inboxOf(ann)).toMatchObject([{ revision: proposal + 1, kind: 'followed' }]);
		await office.house.store.setRole(ben, 'us-china', 'viewer');
		expect(await office.inboxOf(ben)).toEqual([]);
	});

	test('I3: whoever becomes an editor while it waits is asked too, once, and not of what is decided', async () => {
		const office = await anOffice(await aPlace());
		const reviews = new LaterReviews(office.house.database, office.boards, office.house.store);
		const [ann, ben] = [await office.person('ann'), await office.person('ben', 'viewer')];
		await office.begin();
		await office.submit(anAsker(), { type: 'issue.edit', issue: 'tariffs', secondEyes: true });
		await office.inboxes.follow(ben, 'us-china', 'tariffs', true);
		const propose = (tension: number) =>
			office.act(ann, { type: 'issue.assess', issue: 'tariffs', tension, note: 'Duties' });
		const decided = await propose(40);
		await office.submit(anAsker(), {
			...{ type: 'proposal.decline', proposal: decided, note: 'Not yet' }
		});
		const waits = await propose(50);
		await office.deliver();
		await office.house.store.setRole(ben, 'us-china', 'editor');
		await reviews.bring();
		await office.inboxes.mark(ben, { board: 'us-china', revision: waits }, 1);
		await reviews.bring();
		const asked = (await office.inboxOf(ben)).filter(({ kind }) => kind === 'review');
		expect(asked).toMatchObject([{ revision: waits, isRead: true }]);
		expect((await office.inboxOf(ann)).filter(({ kind }) => kind === 'review')).toEqual([]);
	});

	test('I4: of a board that somebody may not read any more nothing is in their inbox, and it is back when they may', async () => {
		const office = await anOffice(await aPlace());
		const [ann, ben] = [await office.person('ann'), await office.person('ben')];
		await office.begin();
		await office.act(ann, said('For @ben', [{ account: ben, name: 'ben' }]));
		await office.deliver();
		await office.submit(anAsker(), { type: 'board.edit', visibility: 'private' });
		await office.house.store.setRole(ben, 'us-china', null);
		expect([await office.unreadOf(ben), await office.inboxOf(ben)]).toEqual([0, []]);
		await office.house.store.setRole(ben, 'us-china', 'viewer');
		expect(await office.unreadOf(ben)).toBe(1);
	});

	test('I6: all of an inbox is read page by page, each once, and all that had come is marked at once', async () => {
		const office = await anOffice(await aPlace());
		const [ann, ben] = [await office.person('ann'), await office.person('ben')];
		await office.begin();
		await office.inboxes.follow(ben, 'us-china', 'tariffs', true);
		const revisions: number[] = [];
		for (let count = 0; count < 70; count += 1)
			revisions.push(await office.act(ann, said(`Said ${count}`)));
		await office.deliver();
		const inbox = await office.inboxOf(ben);
		expect(inbox.map(({ revision }) => revision)).toEqual(revisions.toReversed());
		await office.inboxes.markAll(ben, inbox[10]?.at ?? 0, 1);
		expect(await office.unreadOf(ben)).toBe(10);
	});

	test('I5: however often it is broken off and by however many it is done, each change comes to each once', async () => {
		const office = await anOffice(await aPlace());
		const people = [
			await office.person('ann'),
			await office.person('ben'),
			await office.person('cy')
		];
		await office.begin();
		const moves = fc.sample(
			fc.record({
				who: fc.nat(2),
				whom: fc.nat(2),
				issue: fc.constantFrom('tariffs', 'taiwan'),
				kind: fc.constantFrom('comment', 'assess', 'deliver', 'twice')
			}),
			{ numRuns: 60, seed: 7 }
		);
		const follows = new Set<string>();
		const due = new Map(people.map((person) => [person, new Map<number, string>()]));
		for (const [index, { who, whom, issue, kind }] of moves.entries()) {
			const [actor = '', named = ''] = [people[who], people[whom]];
			if (kind === 'deliver') await office.deliver();
			if (kind === 'twice') await Promise.all([office.deliver(), office.deliver()]);
			if (kind !== 'comment' && kind !== 'assess') continue;
			const name = `n${whom}`;
			const revision = await office.act(
				actor,
				kind === 'comment'
					? { type: 'comment.post', issue, text: `@${name}`, mentions: [{ account: named, name }] }
					: { type: 'issue.assess', issue, tension: index, note: 'Moved' }
			);
			for (const person of people) {
				if (person === actor) continue;
				if (kind === 'comment' && person === named) due.get(person)?.set(revision, 'mention');
				else if (follows.has(`${person} ${issue}`)) due.get(person)?.set(revision, 'followed');
			}
			follows.add(`${actor} ${issue}`);
		}
		await office.deliver();
		await office.deliver();
		for (const person of people) {
			const found = (await office.inboxOf(person)).map(({ revision, kind }) => [revision, kind]);
			expect(found).toEqual([...(due.get(person) ?? [])].toReversed());
		}
		expect(await office.deliveries.lagging()).toEqual([]);
	});
});
