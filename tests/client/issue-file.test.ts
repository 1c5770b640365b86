import { describe, expect, test } from 'vitest';
import { IssueFile } from '#lib/client/issue-file.svelte.ts';
import type { Dossier } from '#lib/protocol/dossier.ts';
import { aChange, anEntry } from '../domain/builders.ts';

const cursor = '2025-01-01.5';
const dossier: Dossier = {
	entries: { items: [anEntry({ id: 'a-9' })], next: cursor },
	positions: { items: [], next: null },
	changes: { items: [], next: null }
};

function aFile(answer: () => Promise<unknown>) {
	const asked: string[] = [];
	const file = new IssueFile('us-china', 'tariffs', dossier, (address) => {
		asked.push(address);
		return answer();
	});
	return { file, asked };
}

describe('B10: older pages of an issue are read one by one', () => {
	test('a page is added after those held', async () => {
		const page = { items: [anEntry({ id: 'b-5' })], next: null };
		const { file, asked } = aFile(() => Promise.resolve(page));
		await file.more('entries');
		expect(asked).toEqual([`/api/v1/boards/us-china/issues/tariffs/entries?cursor=${cursor}`]);
		expect(file.dossier.entries.items.map(({ id }) => id)).toEqual(['a-9', 'b-5']);
		expect(file.dossier.entries.next).toBeNull();
	});

	test('a list that has no further page asks for none', async () => {
		const { file, asked } = aFile(() => Promise.reject(new Error('unasked')));
		await file.more('changes');
		expect(asked).toEqual([]);
	});

	test('a page that cannot be had is said so, and can be asked for again', async () => {
		const answers = [Promise.reject(new Error('gone')), Promise.resolve({ items: [], next: null })];
		const { file } = aFile(() => answers.shift() ?? Promise.reject(new Error('none')));
		await file.more('entries');
		expect(file.failed).toBe('entries');
		expect(file.dossier.entries.next).toBe(cursor);
		await file.more('entries');
		expect(file.failed).toBeNull();
	});

	test('a page of another shape is not taken in', async () => {
		const { file } = aFile(() => Promise.resolve({ items: ['<script>'], next: null }));
		await file.more('entries');
		expect(file.failed).toBe('entries');
		expect(file.dossier).toBe(dossier);
	});
});

test('B10: more missed than changes came, the first pages are read anew', async () => {
	const fresh = { ...dossier, entries: { items: [], next: null } };
	const { file, asked } = aFile(() => Promise.resolve(fresh));
	await file.renew();
	expect(asked).toEqual(['/api/v1/boards/us-china/issues/tariffs']);
	expect(file.dossier.entries.items).toEqual([]);
});

test('B10: first pages that cannot be read anew leave what is held, to which changes are still added', async () => {
	const { file } = aFile(() => Promise.reject(new Error('gone')));
	await file.renew();
	file.receive([aChange({ type: 'issue.archived', issue: 'tariffs', note: 'Over' })]);
	expect(file.dossier.entries).toEqual(dossier.entries);
	expect(file.dossier.changes.items).toHaveLength(1);
});

test('B10: a change of the issue is at the head of its history', () => {
	const { file } = aFile(() => Promise.reject(new Error('unasked')));
	file.receive([aChange({ type: 'issue.archived', issue: 'tariffs', note: 'Over' })]);
	expect(file.dossier.changes.items).toHaveLength(1);
});

describe('B10: an answer that comes late takes nothing back', () => {
	const archived = aChange({ type: 'issue.archived', issue: 'tariffs', note: 'Over' });

	/** Answers that are given when they are let go, in the order in which they were asked for. */
	function aSlowFile() {
		const answers: ((body: unknown) => void)[] = [];
		const { file, asked } = aFile(() => new Promise((resolve) => answers.push(resolve)));
		return { file, asked, answers };
	}

	test('what is heard while the first pages are read anew stands', async () => {
		const { file, answers } = aSlowFile();
		const renewed = file.renew();
		file.receive([archived]);
		answers[0]?.(dossier);
		await renewed;
		expect(file.dossier.changes.items).toEqual([archived]);
	});

	test('of two readings the last that was asked for counts', async () => {
		const { file, answers } = aSlowFile();
		const both = Promise.all([file.renew(), file.renew()]);
		answers[1]?.({ ...dossier, changes: { items: [archived], next: null } });
		answers[0]?.(dossier);
		await both;
		expect(file.dossier.changes.items).toEqual([archived]);
	});

	test('a page that is asked for twice at once is added once', async () => {
		const { file, asked, answers } = aSlowFile();
		const both = Promise.all([file.more('entries'), file.more('entries')]);
		expect(asked).toHaveLength(1);
		answers[0]?.({ items: [anEntry({ id: 'b-5' })], next: null });
		await both;
		expect(file.dossier.entries.items.map(({ id }) => id)).toEqual(['a-9', 'b-5']);
	});

	test('a page that goes on where a list no longer ends is left', async () => {
		const { file, answers } = aSlowFile();
		const both = Promise.all([file.more('entries'), file.renew()]);
		const fresh = { items: [anEntry({ id: 'c-12' })], next: '2025-02-02.12' };
		answers[1]?.({ ...dossier, entries: fresh });
		answers[0]?.({ items: [anEntry({ id: 'b-5' })], next: null });
		await both;
		expect(file.dossier.entries).toEqual(fresh);
	});
});
