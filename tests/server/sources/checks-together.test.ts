import { expect, test, vi } from 'vitest';
import { CHECKED_FOR, LinkChecks } from '#lib/server/sources/link-checks.ts';
import { CitedLinks } from '#lib/server/store/cited-links.ts';
import { aBus, Air } from '../bus/air.ts';
import { onEveryEngine } from '../store/engines.ts';
import { BOARD, citingBoard, many } from './citing-board.ts';

onEveryEngine((aPlace) => {
	test('C10: a check that goes on at one process is known at every other, which begins none beside it', async () => {
		let release: () => void = () => undefined;
		const held = new Promise<void>((done) => (release = done));
		const air = new Air();
		const look = async () => held.then(() => 'fine' as const);
		const place = await aPlace();
		const { checks: one, links, db } = await citingBoard(place, many(2), look, await aBus(air));
		const looks = {
			...{ look: vi.fn(look), clock: () => CHECKED_FOR * 2 },
			...{ pause: async () => undefined, ticket: () => '1' }
		};
		const other = new LinkChecks(new CitedLinks(db), await aBus(air), looks);
		const told: unknown[] = [];
		other.going.onChange((board) => told.push([board, other.going.of(board) !== null]));
		expect(one.begin(BOARD)).toBeUndefined();
		await expect.poll(async () => (await other.tally(BOARD)).going).toEqual({ done: 0, of: 2 });
		expect(other.begin(BOARD)).toBeUndefined();
		release();
		await one.settled();
		await expect
			.poll(() => told)
			.toEqual([
				[BOARD, true],
				[BOARD, false]
			]);
		expect(looks.look).not.toHaveBeenCalled();
		expect(await other.tally(BOARD)).toMatchObject({ going: null, due: 0, found: { fine: 2 } });
		await Promise.all([one.stop(), other.stop()]);
		expect(await links.due(BOARD, CHECKED_FOR, 9)).toEqual([]);
	});

	test('C10: of two checks of a board that begin in the same moment at two processes, one goes on', async () => {
		const air = new Air();
		const looked: string[] = [];
		let release: () => void = () => undefined;
		const held = new Promise<void>((done) => (release = done));
		const lookAs = (who: string) => async (url: string) => {
			looked.push(`${who} ${url}`);
			return held.then(() => 'fine' as const);
		};
		const urls = many(5);
		const board = await citingBoard(await aPlace(), urls, lookAs('second'), await aBus(air));
		const first = new LinkChecks(new CitedLinks(board.db), await aBus(air), {
			...{ look: lookAs('first'), clock: () => board.world.now },
			...{ pause: async () => undefined, ticket: () => '1' }
		});
		board.checks.begin(BOARD);
		first.begin(BOARD);
		const isHeard = () => air.carried.some((news) => news.includes('"ticket":"1"'));
		await expect.poll(isHeard).toBe(true);
		release();
		await Promise.all([first.settled(), board.checks.settled()]);
		const by = (who: string) => looked.filter((each) => each.startsWith(who));
		expect(by('first')).toHaveLength(urls.length);
		expect(by('second').length).toBeLessThan(2);
		await expect
			.poll(() => first.tally(BOARD))
			.toMatchObject({ due: 0, going: null, found: { fine: 5 } });
		await Promise.all([first.stop(), board.checks.stop()]);
	});
});
