import { expect, test } from 'vitest';
import { Postman } from '#lib/server/inbox/postman.ts';
import { log } from '#lib/server/log.ts';

log.level = 'silent';

const nothingToDeliver = {
	catchUp: () => Promise.resolve(),
	lagging: () => Promise.resolve([])
};

test('I3: what waits for a second editor and could not be brought is brought when it is next looked', async () => {
	const tries: string[] = [];
	const bring = async () => {
		tries.push('tried');
		await Promise.resolve();
		if (tries.length === 1) throw new Error('The database is gone');
	};
	const postman = new Postman(nothingToDeliver, { bring });
	postman.askAnew();
	await postman.settled();
	await postman.look();
	await postman.settled();
	expect(tries).toHaveLength(2);
	await postman.look();
	await postman.settled();
	expect(tries).toHaveLength(2);
});
