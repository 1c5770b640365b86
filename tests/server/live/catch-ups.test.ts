import { PacketType } from 'socket.io-parser';
import { expect, test } from 'vitest';
import { emptyBoard } from '#lib/domain/board.ts';
import { CatchUps } from '#lib/server/live/catch-ups.ts';
import { AnswerEncoder, Encoded } from '#lib/server/live/encoded.ts';

test('V31: what was missed since a revision is encoded once for all who held it, and anew once there is more', () => {
	const catchUps = new CatchUps();
	const first = catchUps.answer(3, { revision: 5, changes: [] });
	expect(JSON.parse(first.json)).toEqual({ ok: true, revision: 5, changes: [] });
	expect(catchUps.answer(3, { revision: 5, changes: [] })).toBe(first);
	expect(catchUps.answer(4, { revision: 5, changes: [] })).not.toBe(first);
	const later = catchUps.answer(3, { revision: 6, changes: [] });
	expect(JSON.parse(later.json)).toMatchObject({ revision: 6 });
});

test('V31: the whole board is the same for all who are given it, whatever they held', () => {
	const catchUps = new CatchUps();
	const board = emptyBoard('us-china');
	const whole = catchUps.answer(undefined, { revision: 0, board });
	expect(catchUps.answer(9, { revision: 0, board })).toBe(whole);
	expect(catchUps.answer(9, { revision: 0, changes: [] })).not.toBe(whole);
});

test.each(['/', '/screens'])(
	'V31: an encoded answer goes over the wire as any other in %s',
	(nsp) => {
		const encoder = new AnswerEncoder();
		const answer = { ok: true, text: 'Straße "界"' };
		const packet = { type: PacketType.ACK, nsp, id: 12 };
		const plain = encoder.encode({ ...packet, data: [answer] });
		expect(encoder.encode({ ...packet, data: [new Encoded(answer)] })).toEqual(plain);
	}
);
