import { ANYONE } from '#lib/domain/asker.ts';
import { expect, test, vi } from 'vitest';
import { CODE_LASTS } from '#lib/domain/pairing-code.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Displays } from '#lib/server/displays/displays.ts';
import {
	aWorld,
	codeOf,
	DESK,
	heardFrom,
	screenOf,
	shown,
	visit,
	WHENCE,
	linesOf
} from './world.ts';

const BODY = { name: 'Lobby', place: 'Ground floor', board: 'us-china' };
const WRONG = 'WWWWWW';

const pair = (displays: Displays, code: string, address = WHENCE.address) =>
	displays.pair(DESK, { code, ...BODY }, address);

/** Tries as many wrong codes from an address, and gives the codes of the refusals. */
async function guess(displays: Displays, times: number, address: string) {
	const codes: string[] = [];
	for (let time = 0; time < times; time += 1) {
		const answer = await pair(displays, WRONG, address);
		if (isRefusal(answer)) codes.push(answer.code);
	}
	return codes;
}

test('P2: whoever types the code a screen shows makes it a display, and the screen is told', async () => {
	const { displays } = await aWorld();
	const heard = heardFrom(displays);
	expect(await pair(displays, await codeOf(displays))).toMatchObject({ ...BODY, number: 1 });
	expect(heard.standings).toEqual([screenOf(displays)]);
	expect(await visit(displays)).toMatchObject({
		kind: 'paired',
		display: BODY
	});
});

test('P2: a screen shows the same code until ten minutes are over, and then another', async () => {
	const { displays, time } = await aWorld();
	const first = await codeOf(displays);
	time.now += CODE_LASTS - 1;
	expect(await codeOf(displays)).toBe(first);
	time.now += 1;
	expect(await codeOf(displays)).not.toBe(first);
	expect(await pair(displays, first)).toMatchObject({ code: 'not_found' });
});

test('P2: a screen that loads its page while its code is typed is a display', async () => {
	const { displays, store } = await aWorld();
	const code = await codeOf(displays);
	const find = store.findByCredential.bind(store);
	vi.spyOn(store, 'findByCredential').mockImplementationOnce(async (credential) => {
		const before = await find(credential);
		await pair(displays, code);
		return before;
	});
	expect(await visit(displays)).toMatchObject({ kind: 'paired', display: BODY });
	expect((await linesOf(displays)).lines).toHaveLength(1);
});

test('P10: no display is forgotten that was not revoked, whenever its screen loads its page', async () => {
	const { displays, store } = await aWorld();
	const code = await codeOf(displays);
	vi.spyOn(store, 'findByCredential')
		.mockImplementationOnce(() => pair(displays, code).then(() => undefined))
		.mockResolvedValueOnce(undefined);
	await visit(displays);
	expect((await linesOf(displays)).lines).toHaveLength(1);
});

test('P2: a code is good for one screen, once', async () => {
	const { displays } = await aWorld();
	const [a, b] = [await codeOf(displays, 'a'), await codeOf(displays, 'b')];
	expect(a).not.toBe(b);
	await pair(displays, a);
	expect(await pair(displays, a)).toMatchObject({ code: 'not_found' });
	expect((await linesOf(displays)).lines).toHaveLength(1);
	expect((await visit(displays, 'b')).kind).toBe('unpaired');
});

test('P2: a code given with a board that does not exist stays good', async () => {
	const { displays } = await aWorld();
	const code = await codeOf(displays);
	const request = { code, ...BODY, board: 'no-such' };
	const refused = await displays.pair(DESK, request, WHENCE.address);
	expect(refused).toMatchObject({ code: 'invalid', fields: { board: 'is not a board here' } });
	expect(await pair(displays, code)).toMatchObject({ name: 'Lobby' });
});

test('P3: the picture and the address beside a code lead to the form that takes it', async () => {
	const { displays } = await aWorld();
	const standing = shown(await visit(displays));
	expect(standing.address).toBe('https://board.example/displays/pair');
	expect(standing.qr.path).toMatch(/^M4 4h7v1h-7z/);
});

test('P9: after ten wrong codes an address waits, even with the right one; others do not', async () => {
	const { displays, time } = await aWorld();
	const code = await codeOf(displays);
	const answers = await guess(displays, 50, '10.0.0.66');
	expect(answers.filter((answer) => answer === 'not_found')).toHaveLength(10);
	expect(answers.filter((answer) => answer === 'too_many')).toHaveLength(40);
	expect(await pair(displays, code, '10.0.0.66')).toMatchObject({ code: 'too_many' });
	time.now += 60_000;
	expect(await guess(displays, 2, '10.0.0.66')).toEqual(['not_found', 'too_many']);
	expect(await pair(displays, code)).toMatchObject({ name: 'Lobby' });
});

test('P9: a code that fifty wrong ones were tried against is thrown away, wherever they came from', async () => {
	const { displays } = await aWorld();
	const code = await codeOf(displays);
	const heard = heardFrom(displays);
	for (let address = 0; address < 5; address += 1) await guess(displays, 10, `10.0.0.${address}`);
	expect(heard.standings).toEqual([screenOf(displays)]);
	expect(await pair(displays, code)).toMatchObject({ code: 'not_found' });
	expect(await codeOf(displays)).not.toBe(code);
});

test('P9: screens that wait are bounded from one address and in all, until their codes expire', async () => {
	const { displays, time } = await aWorld();
	const kindFor = async (index: number, address: string) =>
		(await visit(displays, `${index}`, address)).kind;
	for (let index = 0; index < 50; index += 1)
		expect(await kindFor(index, '10.0.0.66')).toBe('unpaired');
	expect(await kindFor(50, '10.0.0.66')).toBe('crowded');
	expect(await kindFor(51, '10.0.0.67')).toBe('unpaired');
	time.now += CODE_LASTS;
	expect(await kindFor(50, '10.0.0.66')).toBe('unpaired');
});

test('P11: who has not signed in looks after no display', async () => {
	const { displays } = await aWorld();
	const code = await codeOf(displays);
	const refused = { code: 'unidentified' };
	expect(await displays.lines(ANYONE)).toMatchObject(refused);
	expect(await displays.pair(ANYONE, { code, ...BODY }, WHENCE.address)).toMatchObject(refused);
	expect(await displays.command(ANYONE, '1', { type: 'next' })).toMatchObject(refused);
	expect(await displays.revoke(ANYONE, '1')).toMatchObject(refused);
});
