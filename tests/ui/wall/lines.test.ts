import { expect, test } from 'vitest';
import { agendaOf } from '#lib/client/wall/agenda.ts';
import { aheadLine } from '#lib/ui/wall/lines.ts';
import { aBoard, anEntry, TODAY } from '../../domain/builders.ts';

test('W10: what expires says so first, however short its place', () => {
	const terms = { expires: TODAY };
	const board = aBoard({
		entries: [anEntry({ day: '2020-01-01', title: 'A truce '.repeat(9), terms })]
	});
	const [ahead] = agendaOf(board, TODAY);
	if (!ahead) throw new Error('Nothing is ahead');
	const { text } = aheadLine(board, ahead, TODAY, { width: 20, lines: 1 });
	expect(text).toMatch(/^Expires: A truce.*…$/);
});
