import { expect, test } from 'vitest';
import { themeOf } from '#lib/ui/shell/theme.ts';

test('H10: what a person chose holds on every page', () => {
	expect(themeOf('light', '/wall/us-china')).toBe('light');
	expect(themeOf('dark', '/b/us-china')).toBe('dark');
	expect(themeOf('system', '/wall/us-china')).toBe('system');
});

test.each([undefined, '', 'purple'])(
	'H10: with the cookie %s, a desk follows the device and a wall is dark',
	(cookie) => {
		expect(themeOf(cookie, '/b/us-china')).toBe('system');
		expect(themeOf(cookie, '/wall/us-china')).toBe('dark');
	}
);
