import { expect, test } from 'vitest';
import { INDEX_LOOK, looksOf } from '#lib/ui/chart/line-look.ts';
import { SvgPen } from '#lib/ui/chart/svg-pen.ts';

test('T10: a picture of lines says what the chart says, and nothing in a title becomes markup', async () => {
	const pen = new SvgPen({ width: 200, height: 100 });
	pen.text('<script> & "more"', { x: 0, y: 10, size: 12, ink: '--ink-1' });
	const look = looksOf(['taiwan'], ['taiwan']).get('taiwan') ?? INDEX_LOOK;
	const values = [
		{ at: 0, value: 40 },
		{ at: 50, value: 80 },
		{ at: 70, value: null }
	];
	const line = { id: 'taiwan', title: 'Taiwan', look, values };
	pen.lines({ span: { from: 0, to: 100 }, lines: [line] }, { x: 0, y: 0, width: 200, height: 100 });
	const text = await (await pen.picture()).text();
	expect(text).toContain('&lt;script&gt; &amp; &quot;more&quot;');
	expect(text).toContain('d="M0 60H100V20H140"');
	const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
	expect(parsed.querySelector('parsererror')).toBeNull();
	expect(parsed.documentElement.getAttribute('viewBox')).toBe('0 0 200 100');
});
