import { expect, test } from 'vitest';
import { DEFAULT_DISPLAY_SETTINGS } from '#lib/domain/display.ts';
import { settingsOf } from '#lib/client/wall/address-settings.ts';

const of = (query: string) => settingsOf(new URLSearchParams(query));

test('W1: an address without a word is a wall of medium text with the usual scenes', () => {
	expect(of('')).toMatchObject({
		viewing: { size: 'medium' },
		scenes: DEFAULT_DISPLAY_SETTINGS.scenes
	});
});

test('W1: an address says distance, diagonal, scenes and seconds', () => {
	expect(of('distance=5&diagonal=65&scenes=overview,category:trade&seconds=12')).toMatchObject({
		viewing: { distance: 5, diagonal: 65 },
		scenes: [
			{ scene: { kind: 'overview' }, seconds: 12 },
			{ scene: { kind: 'category', category: 'trade' }, seconds: 12 }
		]
	});
});

test.each([
	['distance=5', /together/],
	['distance=far&diagonal=65', /viewing/],
	['size=enormous', /viewing/],
	['seconds=1', /at least 5 seconds/],
	['scenes=overview,films', /scenes/],
	['colour=red', /colour/]
])('W1: a wrong address is refused with what is wrong: %s', (query, message) => {
	expect(of(query)).toMatchObject({ code: 'invalid', message: expect.stringMatching(message) });
});
