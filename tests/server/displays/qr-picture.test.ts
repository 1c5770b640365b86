import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { QrPicture } from '#lib/protocol/displays.ts';
import { qrPicture } from '#lib/server/displays/qr-picture.ts';

const SCALE = 4;

/** What a camera sees of a picture: black on white, each square `SCALE` pixels wide. */
function photographed({ size, path }: QrPicture) {
	const width = size * SCALE;
	const data = new Uint8ClampedArray(width * width * 4).fill(255);
	for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
		for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1) {
			const from = (row * width + Number(x) * SCALE) * 4;
			for (let at = from; at < from + Number(length) * SCALE * 4; at += 4) data.fill(0, at, at + 3);
		}
	}
	return { width, height: width, data };
}

test('P3: the picture beside a code is read by a camera as the address to pair at', () => {
	for (const address of [
		'http://127.0.0.1:3000/displays/pair?code=ACDEFG',
		'https://board.a-rather-long-name.ministry.example/displays/pair?code=WXY379'
	]) {
		const picture = qrPicture(address);
		expect(QrPicture.parse(picture)).toEqual(picture);
		expect(decodeQR(photographed(picture))).toBe(address);
	}
});

test('P3: around the picture four squares stay light', () => {
	const { size, path } = qrPicture('http://127.0.0.1:3000/displays/pair?code=ACDEFG');
	const dark = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, ...found]) => found.map(Number));
	for (const [x = 0, y = 0, length = 0] of dark) {
		expect(Math.min(x, y)).toBeGreaterThanOrEqual(4);
		expect(Math.max(x + length, y + 1)).toBeLessThanOrEqual(size - 4);
	}
});
