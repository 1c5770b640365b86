import { expect, test } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { onEveryEngine } from '../store/engines.ts';
import { anOffice } from '../inbox/office.ts';

const naming = (...accounts: string[]): CommandInput => ({
	type: 'comment.post',
	issue: 'tariffs',
	text: 'For @ben',
	mentions: accounts.map((account) => ({ account, name: 'ben' }))
});

onEveryEngine((aPlace) => {
	test('N6: a comment that names somebody who is not at the desk is refused with the path, and posted nowhere', async () => {
		const office = await anOffice(await aPlace());
		const [ann, ben] = [await office.person('ann'), await office.person('ben')];
		await office.begin();
		office.knowDesk();
		await office.act(ann, naming(ben));
		expect(await office.ask(ann, naming(ben, 'made-up'))).toEqual({
			code: 'invalid',
			message: 'A comment names people of the desk alone',
			fields: { 'mentions.1.account': 'is not at the desk of this board' }
		});
	});

	test('N6: who has left the desk stays named where they were, and what took effect has its answer', async () => {
		const office = await anOffice(await aPlace());
		const [ann, ben] = [await office.person('ann'), await office.person('ben')];
		await office.begin();
		office.knowDesk();
		const id = crypto.randomUUID();
		const first = await office.ask(ann, naming(ben), id);
		if (isRefusal(first)) throw new Error(first.message);
		await office.house.store.setRole(ben, 'us-china', null);
		expect(await office.ask(ann, naming(ben), id)).toEqual(first);
		expect(await office.ask(ann, naming(ben))).toMatchObject({ code: 'invalid' });
		const mentions = [{ account: ben, name: 'ben' }];
		const edit = { type: 'comment.edit', comment: first.revision, text: 'Still for @ben' } as const;
		expect(await office.ask(ann, { ...edit, mentions })).not.toHaveProperty('code');
	});
});
