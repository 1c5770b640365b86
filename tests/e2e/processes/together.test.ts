import { describe, expect, test } from 'vitest';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { POSTGRES } from '../../server/store/postgres.ts';
import { adminOf, anAccount, keyOf, post } from '../harness/accounts.ts';
import { ask } from '../harness/ask.ts';
import { anOnlooker, Processes, seen } from '../harness/processes.ts';

const WITHIN_A_SECOND = 1_000;
const WITHIN_SECONDS = 20_000;
const WITHIN_20_S = 20_000;

describe.skipIf(!POSTGRES)('two processes on one PostgreSQL', () => {
	const processes = Processes.forThisFile();

	test('J3: a change made at one is on the screens of those at the other', async () => {
		const { one, other } = processes;
		const onlooker = await anOnlooker(other);
		const before = onlooker.revision;
		await ask(one, 'us-china', { type: 'category.add', name: 'Made elsewhere' });
		await seen(() => expect(onlooker.revision).toBe(before + 1), WITHIN_SECONDS);
	});

	test('J3: who is at one is seen at the other, counted once, and gone when they leave', async () => {
		const { one, other } = processes;
		const ann = await anOnlooker(one, { key: await keyOf(one, 'Ann') });
		const wall = await anOnlooker(other);
		ann.socket.emit('presence', { board: 'us-china', issue: 'taiwan', doing: 'assessing' });
		await seen(
			() =>
				expect(wall.presence).toMatchObject({
					viewers: 2,
					people: [{ actor: { name: 'Ann' }, issue: 'taiwan', doing: 'assessing' }]
				}),
			WITHIN_SECONDS
		);
		await seen(() => expect(ann.presence?.viewers).toBe(2), WITHIN_SECONDS);
		ann.socket.disconnect();
		await seen(
			() => expect(wall.presence).toMatchObject({ viewers: 1, people: [] }),
			WITHIN_SECONDS
		);
	});

	test('J3: who is at a process that dies is gone within 20 s; at one that stops, at once', async () => {
		const { one } = processes;
		const wall = await anOnlooker(one);
		const [dying, stopping] = await Promise.all([processes.third(), processes.third()]);
		for (const [server, name] of [
			[dying, 'Ben'],
			[stopping, 'Cy']
		] as const) {
			const { socket } = await anOnlooker(server, { key: await keyOf(one, name) });
			socket.emit('presence', { board: 'us-china', issue: null, doing: 'viewing' });
		}
		await seen(() => expect(wall.names.toSorted()).toEqual(['Ben', 'Cy']), WITHIN_SECONDS);
		await dying.kill();
		const stopped = stopping.stop();
		await seen(() => expect(wall.names).not.toContain('Cy'), WITHIN_SECONDS);
		await seen(() => expect(wall.names).not.toContain('Ben'), WITHIN_20_S);
		await stopped;
		expect(wall.presence?.viewers).toBe(1);
	});

	test('J3: a session that is ended at one counts within a second at the other', async () => {
		const { one, other } = processes;
		const { cookie } = await anAccount(one, 'Dee');
		const dee = await anOnlooker(other, { cookie });
		expect(dee.access).toMatchObject({ who: { name: 'Dee' }, role: 'editor' });
		expect((await post(one, '/sign-out', {}, cookie)).status).toBe(303);
		await seen(() => expect(dee.access).toEqual({ who: null, role: null }), WITHIN_A_SECOND);
	});

	test('C10: who looks at a board at one is told when a check of its links begins and ends at the other', async () => {
		const { one, other } = processes;
		await ask(one, 'paper', createBoard);
		await ask(one, 'paper', { type: 'category.add', name: 'Trade' });
		await ask(one, 'paper', { type: 'issue.open', title: 'Tariffs', category: 'trade' });
		const source = { publisher: 'Inner paper', url: 'http://127.0.0.1:9/page' };
		await ask(one, 'paper', { type: 'issue.assess', issue: 'tariffs', status: 'talks', source });
		const { socket } = await anOnlooker(other);
		const told: unknown[] = [];
		socket.on('checking', (checking) => told.push(checking));
		await socket.emitWithAck('join', { board: 'paper' });
		const asked = await post(one, '/b/paper/sources?/check', {}, await adminOf(one));
		expect(asked.status).toBe(303);
		const both = [{ isGoing: true }, { isGoing: false }];
		await seen(() => expect(told).toEqual(both), WITHIN_SECONDS);
		const page = await fetch(`${other.url}/b/paper/sources?list=links`);
		expect(await page.text()).toContain('All links were checked this week');
	});
});
