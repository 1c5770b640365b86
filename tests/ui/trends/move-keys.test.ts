import { expect, test } from 'vitest';
import { stepOf } from '#lib/ui/trends/move-keys.ts';

const key = (name: string, held: Partial<Record<'shiftKey' | 'ctrlKey', boolean>> = {}) =>
	stepOf({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });

test('T12: keys move through time, and leave the browser its own', () => {
	expect(['+', '-', '0'].map((name) => key(name))).toEqual(['closer', 'wider', 'all']);
	expect(key('ArrowLeft', { shiftKey: true })).toBe('earlier');
	expect(key('ArrowRight', { shiftKey: true })).toBe('later');
	expect(key('ArrowLeft')).toBeUndefined();
	expect(key('+', { ctrlKey: true })).toBeUndefined();
});
