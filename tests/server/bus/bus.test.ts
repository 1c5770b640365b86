import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { ALONE } from '#lib/server/bus/bus.ts';
import { openBus } from '#lib/server/bus/notify-bus.ts';
import { Pieces, piecesOf } from '#lib/server/bus/pieces.ts';
import { log } from '#lib/server/log.ts';
import { onEveryEngine } from '../store/engines.ts';
import { aBus, Air } from './air.ts';

log.level = 'silent';

const Said = z.object({ text: z.string() });
const LONG = 'Ärger über 貿易 🚢 '.repeat(1_000);

/** What a process hears of a topic, as a list that grows. */
function heardBy(bus: Awaited<ReturnType<typeof aBus>>, topic = 'talk') {
	const heard: string[] = [];
	bus.hear(topic, Said, ({ text }) => heard.push(text));
	return heard;
}

onEveryEngine((aPlace, { shared }) => {
	test.runIf(shared)(
		'J1: what a process tells is heard by every other, in order and whole, and not by itself',
		async () => {
			const place = await aPlace();
			const databases = [await place.open(), await place.open(), await place.open()];
			const [one, two, three] = await Promise.all(databases.map(openBus));
			if (!one || !two || !three) throw new Error('There are three');
			const heard = [one, two, three].map((bus) => heardBy(bus));
			const told = [...Array.from({ length: 50 }, (_, index) => `word ${index}`), LONG, 'the end'];
			for (const text of told) one.tell('talk', { text });
			await vi.waitFor(() => expect(heard.slice(1)).toEqual([told, told]), 20_000);
			two.tell('talk', { text: 'an answer' });
			await vi.waitFor(() => expect(heard[0]).toEqual(['an answer']), 20_000);
			expect(heard[2]?.at(-1)).toBe('an answer');
			for (const bus of [one, two, three]) await bus.close();
			for (const db of databases) await db.close();
		}
	);

	test.runIf(!shared)('J1: the one server of a SQLite file has nobody to tell', async () => {
		const db = await (await aPlace()).open();
		expect(await openBus(db)).toBe(ALONE);
		await db.close();
	});
});

test('J1: no piece is longer than PostgreSQL takes, in any script, and every message comes whole', () => {
	const text = fc.string({ unit: 'binary', maxLength: 9_000 });
	fc.assert(
		fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
			const pieces = texts.map((each) => piecesOf('one', { each: each.repeat(3) }));
			expect(Math.max(...pieces.flat().map((each) => Buffer.byteLength(each)))).toBeLessThan(8_000);
			const whole = new Pieces();
			const messages = pieces.flat().flatMap((piece) => whole.add(piece)?.message ?? []);
			expect(messages).toEqual(texts.map((each) => ({ each: each.repeat(3) })));
		}),
		{ numRuns: 30 }
	);
});

test('J1: pieces of several senders are never taken for one, and what has lost a piece is thrown away', () => {
	const whole = new Pieces();
	const [a, b] = ['a', 'b'].map((sender) => piecesOf(sender, { text: sender.repeat(20_000) }));
	if (!a || !b) throw new Error('There are two');
	const mixed = a.flatMap((piece, index) => [piece, b[index] ?? '']);
	expect(mixed.flatMap((piece) => whole.add(piece)?.sender ?? [])).toEqual(['a', 'b']);
	for (const piece of a.toSpliced(1, 1)) expect(whole.add(piece)).toBeUndefined();
	expect(a.map((piece) => whole.add(piece)).at(-1)?.sender).toBe('a');
});

test('J1: what anybody tells who has the database ends nothing, and what is not as agreed is passed over', async () => {
	const air = new Air();
	const [one, other] = [await aBus(air), await aBus(air)];
	const heard = heardBy(other);
	for (const news of ['', 'x', 'x 0/1 {', 'x 0/1 null', 'x 0/1 ["talk"]', 'x 5/2 ["talk", {}]'])
		air.say(news);
	one.tell('talk', { text: 7 });
	one.tell('weather', { text: 'rain' });
	one.tell('talk', { text: 'sense' });
	await vi.waitFor(() => expect(heard).toEqual(['sense']), 20_000);
});

test('J1: what is told while the database does not answer is lost, and costs bounded memory; later it goes on', async () => {
	const air = new Air();
	const [one, other] = [await aBus(air), await aBus(air)];
	const heard = heardBy(other);
	air.carries = false;
	for (let time = 0; time < 5_000; time += 1) one.tell('talk', { text: 'lost' });
	await one.close();
	air.carries = true;
	one.tell('talk', { text: 'found' });
	await vi.waitFor(() => expect(heard).toEqual(['found']), 20_000);
});

test('J1: at most a thousand messages wait, and the latest are among them', async () => {
	const air = new Air();
	const [one, other] = [await aBus(air), await aBus(air)];
	const heard = heardBy(other);
	for (let time = 0; time < 1_500; time += 1) one.tell('talk', { text: `${time}` });
	await vi.waitFor(() => expect(heard.at(-1)).toBe('1499'), 20_000);
	expect(heard).toHaveLength(1_000);
});
