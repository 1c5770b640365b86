import { describe, expect, test } from 'vitest';
import { DeskForm, type Way } from '#lib/client/desk-form.svelte.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { SubmitAnswer } from '#lib/protocol/live.ts';

const command: CommandInput = { type: 'issue.assess', issue: 'taiwan', tension: 70 };
const beginning = { key: () => 'k', fields: () => ({ tension: '50' }), revision: () => 1 };

function aWay(answer: SubmitAnswer | Promise<SubmitAnswer>, signedIn = true) {
	const sent: CommandInput[] = [];
	const excused: Refusal[] = [];
	const way: Way = {
		identify: () => signedIn,
		submit: (given) => Promise.resolve(answer).finally(() => sent.push(given)),
		excuse: (refusal) => void excused.push(refusal)
	};
	return { way, sent, excused };
}

const stands: SubmitAnswer = { ok: true, revision: 2, changes: [] };
const refusal = refuse('invalid', 'tension: must be at most 100', {
	tension: 'must be at most 100'
});

describe('B11: a form is sent, and refused where it stands', () => {
	test('once it stands, its draft is gone', async () => {
		const { way, sent } = aWay(stands);
		const form = new DeskForm(beginning, way);
		form.write('tension', '70');
		expect(await form.send(command)).toEqual([]);
		expect(sent).toEqual([command]);
		expect(form.draft.isOpen).toBe(false);
	});

	test('what is written while it is on its way stays, over the board as it then stands', async () => {
		let board = { tension: '50', note: '' };
		let answer: (value: SubmitAnswer) => void = () => undefined;
		const answered = new Promise<SubmitAnswer>((resolve) => (answer = resolve));
		const form = new DeskForm(
			{ key: () => 'k', fields: () => board, revision: () => Number(board.tension) },
			aWay(answered).way
		);
		form.write('tension', '70');
		form.write('note', 'Ships have turned');
		const sent = form.send(command);
		form.write('tension', '75');
		board = { tension: '70', note: '' };
		answer(stands);
		await sent;
		expect(form.fields).toEqual({ tension: '75', note: '' });
		expect(form.draft.stood).toEqual({ tension: '70', note: '' });
		expect(form.draft.began).toBe(70);
	});

	test('what has no control of its own is known from what has', async () => {
		const form = new DeskForm(beginning, aWay(stands).way);
		form.faultOf('tension');
		expect([form.says('tension'), form.says('issues.0')]).toEqual([true, false]);
	});

	test('refused, the draft stays, the field at fault is named, and the words are shown nowhere else', async () => {
		const { way, excused } = aWay({ ok: false, error: refusal });
		const form = new DeskForm(beginning, way);
		form.write('tension', '700');
		expect(await form.send(command)).toBeNull();
		expect(form.fields['tension']).toBe('700');
		expect(form.faultOf('tension')).toBe('must be at most 100');
		expect(excused).toEqual([refusal]);
	});

	test('refused after the form was left, the words are left to the page', async () => {
		const { way, excused } = aWay({ ok: false, error: refusal });
		const form = new DeskForm(beginning, way);
		form.leave();
		await form.send(command);
		expect(excused).toEqual([]);
	});

	test('what comes late for a form that was left is not written into it', async () => {
		const form = new DeskForm(beginning, aWay(stands).way);
		form.write('source.url', 'https://example.org/');
		form.leave();
		form.write('source.title', 'Ships have turned');
		expect(form.fields).toEqual({ tension: '50', 'source.url': 'https://example.org/' });
	});

	test('it is done once it stands, unless it was left or written on', async () => {
		const after = async (meanwhile: (form: DeskForm) => void) => {
			const form = new DeskForm(beginning, aWay(stands).way);
			form.write('tension', '70');
			const sent = form.send(command);
			meanwhile(form);
			await sent;
			return form.isDone;
		};
		expect(await after(() => undefined)).toBe(true);
		expect(await after((form) => form.leave())).toBe(false);
		expect(await after((form) => form.write('tension', '71'))).toBe(false);
	});

	test('written on, the fault is forgotten; a conflict is not', async () => {
		const conflict = refuse('conflict', 'Ann assessed it meanwhile');
		for (const [error, left] of [
			[refusal, null],
			[conflict, conflict]
		] as const) {
			const form = new DeskForm(beginning, aWay({ ok: false, error }).way);
			await form.send(command);
			form.write('tension', '71');
			expect(form.refusal).toEqual(left);
		}
	});

	test('E8: without a connection it is queued, and the form is free for the next', async () => {
		const { way } = aWay(new Promise<SubmitAnswer>(() => undefined));
		const form = new DeskForm(beginning, way);
		form.write('tension', '70');
		const sent = form.send(command);
		form.queue();
		expect(await sent).toEqual([]);
		expect(form.isSending).toBe(false);
		expect(form.draft.isOpen).toBe(false);
	});

	test('E8: what is no command at all is refused without a connection, too', async () => {
		const { way } = aWay({ ok: false, error: refuse('invalid', 'No such issue') });
		const form = new DeskForm(beginning, way);
		form.write('tension', '70');
		const sent = form.send(command);
		form.queue();
		expect(await sent).toBeNull();
		expect(form.draft.isOpen).toBe(true);
	});

	test('B13: nothing is sent for a person whose session has ended, and the draft stays', async () => {
		const { way, sent } = aWay(stands, false);
		const form = new DeskForm(beginning, way);
		form.write('tension', '70');
		expect(await form.send(command)).toBeNull();
		expect(sent).toEqual([]);
		expect(form.draft.isOpen).toBe(true);
	});
});
