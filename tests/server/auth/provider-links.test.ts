import { randomBytes } from 'node:crypto';
import { isRefusal } from '#lib/domain/refusal.ts';
import { expect, test } from 'vitest';
import { PasskeyStore } from '#lib/server/auth/passkey-store.ts';
import { ProviderLinks } from '#lib/server/auth/provider-links.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aHouse, PASSWORD, signedIn, whoIs } from './house.ts';

const EMAIL = 'ann@board.example';

onEveryEngine((aPlace) => {
	test.each([false, true])(
		'U17: who proves an address takes over what another made at it, passkeys and keys gone, unless it was proven: %s',
		async (isProven) => {
			const house = await aHouse(await aPlace());
			const { accounts, database, watch, keys } = house;
			const given = { name: 'Ann', email: EMAIL, password: PASSWORD };
			const made = await accounts.create(given, { isAdmin: false, roles: new Map() }, { isProven });
			if (isRefusal(made)) throw new Error(made.message);
			const cookies = await signedIn(house, EMAIL);
			const key = await keys.make({ name: 'k', role: 'admin', boards: null, account: made.id });
			const passkeys = new PasskeyStore(database, { clock: Date.now, random: randomBytes });
			await passkeys.add({
				...{ account: made.id, name: 'Laptop', credential: 'c', publicKey: 'k', counter: 0 },
				...{ deviceType: 'singleDevice', backedUp: false, aaguid: '' }
			});
			await new ProviderLinks(database, watch, Date.now).add(made.id, 'issuer ann');
			expect((await whoIs(house, cookies)).person !== null).toBe(isProven);
			expect((await passkeys.list(made.id)).length).toBe(isProven ? 1 : 0);
			expect((await keys.find(key)) !== undefined).toBe(isProven);
		}
	);
});
