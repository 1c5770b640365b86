import { expect, test } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import { takeBackGone } from '#lib/server/auth/gone-boards.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aHouse, aPerson, PASSWORD } from './house.ts';

const given = (name: string) => ({ name, email: `${name}@board.example`, password: PASSWORD });
const invitation = (over: { by?: string; board?: string; role?: 'viewer' | 'admin' } = {}) => ({
	...{ email: null, isAdmin: false },
	roles: [[over.board ?? 'us-china', over.role ?? 'viewer'] satisfies [string, string]],
	...(over.by !== undefined && { by: over.by })
});

onEveryEngine((aPlace) => {
	test('U8: an invitation is good only as long as whoever made it may give what it names', async () => {
		const house = await aHouse(await aPlace());
		const ann = await aPerson(house, 'ann@board.example', 'admin');
		const { invitations } = house.accounts;
		const [first, second] = [
			await invitations.make(invitation({ by: ann, role: 'admin' })),
			await invitations.make(invitation({ by: ann, board: 'other' }))
		];
		expect(await house.accounts.join(second, given('eve'))).toMatchObject({ code: 'not_found' });
		expect(await invitations.list()).toHaveLength(1);
		await house.store.setRole(ann, 'us-china', 'editor');
		expect(await house.accounts.join(first, given('eve'))).toMatchObject({ code: 'not_found' });
		expect(await house.accounts.accept(first, ann)).toMatchObject({ code: 'not_found' });
		await house.store.setRole(ann, 'us-china', 'admin');
		await house.store.setDisabled(ann, true);
		expect(await house.accounts.join(first, given('eve'))).toMatchObject({ code: 'not_found' });
		await house.store.setDisabled(ann, false);
		expect(isRefusal(await house.accounts.join(first, given('ben')))).toBe(false);
	});

	test('U8: an invitation that was taken back is good for nothing, and a board’s admins take back their own alone', async () => {
		const house = await aHouse(await aPlace());
		const { invitations } = house.accounts;
		const secret = await invitations.make(invitation());
		const [open] = await invitations.list('us-china');
		expect(JSON.stringify(open)).not.toContain(secret);
		expect(await invitations.list('other')).toEqual([]);
		await invitations.takeBack(open?.id ?? '', 'other');
		expect(await invitations.list()).toHaveLength(1);
		await invitations.takeBack(open?.id ?? '', 'us-china');
		expect(await house.accounts.join(secret, given('eve'))).toMatchObject({ code: 'not_found' });
	});

	test('U8: an invitation takes no right from whoever accepts it', async () => {
		const house = await aHouse(await aPlace());
		const ann = await aPerson(house, 'ann@board.example', 'admin');
		await house.accounts.accept(await house.accounts.invitations.make(invitation()), ann);
		expect([...(await house.store.rolesOf(ann))]).toEqual([['us-china', 'admin']]);
	});

	test('M4: keys for a board that was purged, and invitations to it, are good for nothing more', async () => {
		const house = await aHouse(await aPlace());
		const { database, keys, accounts } = house;
		await database.write([
			{
				sql: `insert into board (slug, name, state, since) values ('gone', '', 'purged', 1), ('us-china', 'A', 'open', null)`,
				args: []
			}
		]);
		const key = (boards: string[] | null) =>
			keys.make({ name: String(boards), account: null, role: 'editor', boards });
		const [mine, , all] = [await key(['gone']), await key(['gone', 'us-china']), await key(null)];
		const spent = await accounts.invitations.make(invitation({ board: 'gone' }));
		const good = await accounts.invitations.make(invitation());
		await takeBackGone(database, house.watch);
		expect(await keys.find(mine)).toBeUndefined();
		expect((await keys.find(all))?.boards).toBeNull();
		expect((await keys.list()).map(({ boards }) => boards)).toContainEqual(['us-china']);
		expect(await accounts.join(spent, given('eve'))).toMatchObject({ code: 'not_found' });
		expect(isRefusal(await accounts.join(good, given('ben')))).toBe(false);
	});
});
