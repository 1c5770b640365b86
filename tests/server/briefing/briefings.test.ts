import { expect, onTestFinished, test, vi } from 'vitest';
import { isRefusal, refuse } from '#lib/domain/refusal.ts';
import type { BriefingDocument } from '#lib/protocol/briefing.ts';
import { Boards } from '#lib/server/boards.ts';
import { BriefingStore } from '#lib/server/briefing/briefing-store.ts';
import { Briefings } from '#lib/server/briefing/briefings.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { sql } from '#lib/server/store/statement.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anAsker, anEditor, uuidOf } from '../../domain/builders.ts';
import { onEveryEngine, type Place } from '../store/engines.ts';

const document: BriefingDocument = {
	...{ board: 'A · B', from: '2025-01-01', to: '2025-01-31', revision: 1, made: '2025-02-01' },
	...{ gist: 'Nothing moved.', sections: [], notes: [] }
};
const saving = (number: number, title = 'January') => ({
	...{ id: uuidOf(number), title, summary: 'Quiet.', document }
});

async function aDesk(place: Place) {
	const db = await place.open();
	const store = openStore(db);
	onTestFinished(() => store.close());
	const boards = new Boards(store).as(anAsker());
	await boards.submit('us-china', uuidOf(1), { ...createBoard, settings: {}, ladder: {} });
	return { db, boards, briefings: new Briefings(boards, new BriefingStore(db)) };
}

onEveryEngine((aPlace) => {
	test('G8: a saved briefing stays as it was, whatever happens on the board since', async () => {
		const { boards, briefings } = await aDesk(await aPlace());
		const number = await briefings.save('us-china', saving(2));
		if (typeof number !== 'number') throw new Error(number.message);
		await boards.submit('us-china', uuidOf(3), { type: 'board.edit', name: 'Other', note: '' });
		const found = await briefings.find('us-china', number);
		expect(found).toMatchObject({ title: 'January', summary: 'Quiet.', document });
		expect(found).toMatchObject({ saved: { id: number, made: 1, by: 'Ann' } });
	});

	test('G8: sent again it is saved once; the latest is listed first, page by page', async () => {
		const { briefings } = await aDesk(await aPlace());
		const first = await briefings.save('us-china', saving(2));
		expect(await briefings.save('us-china', saving(2))).toBe(first);
		for (let number = 3; number < 34; number += 1) {
			await briefings.save('us-china', saving(number, `No. ${number}`));
		}
		const page = await briefings.list('us-china');
		if (isRefusal(page)) throw new Error(page.message);
		expect([page.lines.length, page.lines[0]?.title, page.more]).toEqual([30, 'No. 33', true]);
		const older = await briefings.list('us-china', page.lines.at(-1)?.id);
		expect(older).toMatchObject({ lines: [{ title: 'No. 3' }, { title: 'January' }], more: false });
	});

	test('G8: who may not edit saves nothing, and leaves no text behind', async () => {
		const { db, boards, briefings } = await aDesk(await aPlace());
		const viewer = briefings.of(boards.as(anEditor({}, 'viewer')));
		expect(await viewer.save('us-china', saving(2))).toMatchObject({ code: 'forbidden' });
		expect(await db.read(sql('select digest from briefing'))).toEqual([]);
	});

	test('G8: whoever is refused the same briefing meanwhile takes no text away', async () => {
		const { boards, briefings } = await aDesk(await aPlace());
		const viewer = briefings.of(boards.as(anEditor({}, 'viewer')));
		const submit = boards.submit.bind(boards);
		vi.spyOn(boards, 'submit').mockImplementationOnce(async (...asked) => {
			expect(await viewer.save('us-china', saving(2))).toMatchObject({ code: 'forbidden' });
			return submit(...asked);
		});
		const number = await briefings.save('us-china', saving(3));
		expect(await briefings.find('us-china', Number(number))).toMatchObject({ document });
	});

	test('G8: while nobody knows whether it was saved, its text is kept', async () => {
		const { boards, briefings } = await aDesk(await aPlace());
		const submit = boards.submit.bind(boards);
		const late: (() => ReturnType<typeof submit>)[] = [];
		vi.spyOn(boards, 'submit').mockImplementationOnce(async (...asked) => {
			late.push(() => submit(...asked));
			return refuse('unavailable', 'The answer was lost');
		});
		expect(await briefings.save('us-china', saving(2))).toMatchObject({ code: 'unavailable' });
		const [saved] = await Promise.all(late.map((save) => save()));
		expect(saved).toMatchObject({ revision: 2 });
		expect(await briefings.find('us-china', 2)).toMatchObject({ document });
	});

	test('G8: a text that is not what the log sealed is not shown', async () => {
		const { db, briefings } = await aDesk(await aPlace());
		const number = await briefings.save('us-china', saving(2));
		await db.write([
			sql(`update briefing set text = replace(text, 'Nothing moved', 'All is well')`)
		]);
		expect(await briefings.find('us-china', Number(number))).toMatchObject({ code: 'not_found' });
		expect(await briefings.find('us-china', 1)).toMatchObject({ code: 'not_found' });
	});
});
