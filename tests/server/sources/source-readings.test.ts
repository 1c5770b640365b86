import { expect, test } from 'vitest';
import { SourceReadings } from '#lib/server/sources/source-readings.ts';

const url = new URL('https://news.example/talks');
const PAGE = { html: '<title>Talks</title>', url };
const READ = { title: 'Talks', publisher: 'news.example' };
const TOO_MANY = expect.objectContaining({ code: 'too_many' });

test('K8: one person has so many pages read, and then one in a while; others are not held up', async () => {
	const readings = new SourceReadings(() => Promise.resolve(PAGE));
	for (let count = 0; count < 30; count += 1)
		expect(await readings.read(url.href, 'ann', 0)).toEqual(READ);
	expect(await readings.read(url.href, 'ann', 0)).toEqual(TOO_MANY);
	expect(await readings.read(url.href, 'ben', 0)).toEqual(READ);
	expect(await readings.read(url.href, 'ann', 2_000)).toEqual(READ);
	expect(await readings.read(url.href, 'ann', 2_000)).toEqual(TOO_MANY);
});

test('K8: eight pages are read at one time, whoever asks, and the next once one is done', async () => {
	const ends: (() => void)[] = [];
	const readings = new SourceReadings(
		() => new Promise((resolve) => ends.push(() => resolve(PAGE)))
	);
	const going = Array.from({ length: 8 }, (_, index) => readings.read(url.href, `${index}`, 0));
	expect(await readings.read(url.href, 'ann', 0)).toEqual(TOO_MANY);
	ends[0]?.();
	expect(await going[0]).toEqual(READ);
	const next = readings.read(url.href, 'ann', 0);
	ends.forEach((end) => end());
	expect(await Promise.all([...going, next])).toEqual(Array.from({ length: 9 }, () => READ));
});

test('K8: a page that cannot be read counts, and makes room for others', async () => {
	const readings = new SourceReadings(() => Promise.resolve(null));
	for (let count = 0; count < 30; count += 1)
		expect(await readings.read(url.href, 'ann', 0)).toMatchObject({ code: 'not_found' });
	expect(await readings.read(url.href, 'ann', 0)).toEqual(TOO_MANY);
});
