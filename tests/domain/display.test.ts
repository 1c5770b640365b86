import { expect, test } from 'vitest';
import { DEFAULT_DISPLAY_SETTINGS, DisplaySettings, freeNumber } from '#lib/domain/display.ts';
import { findScene, sceneKey, type SceneChoice } from '#lib/domain/scene-choice.ts';

const scenes: SceneChoice[] = [
	{ kind: 'overview' },
	{ kind: 'categories' },
	{ kind: 'category', category: 'trade' },
	{ kind: 'each' },
	{ kind: 'issue', issue: 'taiwan' },
	{ kind: 'trends' },
	{ kind: 'agenda' },
	{ kind: 'latest' }
];

test('P6: every scene has a word of its own, which is read back as that scene', () => {
	expect(scenes.map((scene) => findScene(sceneKey(scene)))).toEqual(scenes);
	expect(new Set(scenes.map(sceneKey)).size).toBe(scenes.length);
});

test('P6: a word that stands for no scene is none', () => {
	for (const key of ['', 'weather', 'category', 'category:', 'issue:Not A Slug', 'overview:1'])
		expect(findScene(key)).toBeUndefined();
});

test('P6: a screen shows the whole board until somebody says otherwise', () => {
	expect(DisplaySettings.parse(DEFAULT_DISPLAY_SETTINGS)).toEqual(DEFAULT_DISPLAY_SETTINGS);
	expect(DEFAULT_DISPLAY_SETTINGS.scenes[0]?.scene).toEqual({ kind: 'overview' });
});

test('P6: settings without a scene, with a scene of no length or with a distance that cannot be are refused', () => {
	const isValid = (over: object) =>
		DisplaySettings.safeParse({ ...DEFAULT_DISPLAY_SETTINGS, ...over }).success;
	expect(isValid({ viewing: { distance: 5, diagonal: 65 } })).toBe(true);
	expect(isValid({ scenes: [] })).toBe(false);
	expect(isValid({ scenes: [{ scene: { kind: 'each' }, seconds: 0 }] })).toBe(false);
	expect(isValid({ viewing: { distance: 0, diagonal: 65 } })).toBe(false);
	expect(isValid({ viewing: { distance: 5 } })).toBe(false);
});

test('P5: a display gets the lowest number that no other has', () => {
	expect(freeNumber([])).toBe(1);
	expect(freeNumber([{ number: 1 }, { number: 3 }])).toBe(2);
	expect(freeNumber([{ number: 2 }, { number: 1 }])).toBe(3);
});
