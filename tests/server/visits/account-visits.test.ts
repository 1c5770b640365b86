import { expect, test } from 'vitest';
import { AccountVisits } from '#lib/server/visits/account-visits.ts';
import { aStore, onEveryEngine } from '../store/engines.ts';
import { openStore } from '#lib/server/store/sql-store.ts';

onEveryEngine((aPlace) => {
	test('Y11: an account keeps one visit to each board, the last, and nobody else has it', async () => {
		const place = await aPlace();
		await aStore(place);
		const database = await place.open();
		const visits = new AccountVisits(database);
		const [ann, ben] = [visits.of('ann'), visits.of('ben')];
		expect(await ann.find('us-china')).toBeNull();
		await ann.keep('us-china', { base: 1, seen: 2, at: 1_700_000_000_000 });
		await ann.keep('us-china', { base: 2, seen: 9, at: 1_800_000_000_000 });
		expect(await ann.find('us-china')).toEqual({ base: 2, seen: 9, at: 1_800_000_000_000 });
		expect(await ann.find('other')).toBeNull();
		expect(await ben.find('us-china')).toBeNull();
		await openStore(database).close();
	});

	test('Y11: of two pages that tell at once what was seen, neither takes back what the other told', async () => {
		const place = await aPlace();
		await aStore(place);
		const database = await place.open();
		const visits = new AccountVisits(database).of('ann');
		await visits.keep('us-china', { base: 12, seen: 12, at: 1_800_000_000_000 });
		await visits.keep('us-china', { base: 8, seen: 10, at: 1_700_000_000_000 });
		expect(await visits.find('us-china')).toEqual({ base: 12, seen: 12, at: 1_800_000_000_000 });
		await openStore(database).close();
	});
});
