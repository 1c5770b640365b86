import path from 'node:path';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { keyOf, signIn, ADMIN } from '../e2e/harness/accounts.ts';
import { uuidOf } from '../domain/builders.ts';
import { BuiltServer } from '../e2e/harness/server.ts';
import { BoardAnswer, ChangesAnswer } from '#lib/protocol/api.ts';
import { makeBoard } from '../e2e/harness/desk.ts';
import { aPage } from '../e2e/harness/world.ts';
import { administer, cutConnections } from '../server/store/postgres.ts';
import { Client } from './client.ts';
import { Cluster, POSTGRES_PROGRAMS } from './cluster.ts';
import { numbered } from './commands.ts';
import { canBreak, FrailDisk } from './frail-disk.ts';
import { canMount, Disk } from './disk.ts';
import { linkTo } from './link.ts';

const SOON = { timeout: 40_000, interval: 50 };
const MOUNTS = canMount();
const BREAKS = canBreak();

let making: Promise<Cluster> | undefined;
const theCluster = () => (making ??= Cluster.make());
afterAll(async () => (await making)?.dispose());

/** A server over a board of three issues, an editor at it, and the cookies of its admin, all seen just now. */
async function aHouse(databaseUrl: string) {
	const server = await BuiltServer.start({ DATABASE_URL: databaseUrl, DEMARCHE_SAMPLE: 'off' });
	onTestFinished(() => server.dispose());
	await makeBoard(server);
	const cookie = await signIn(server, ADMIN);
	const editor = new Client([server.url], await keyOf(server, 'Bob Brown'));
	onTestFinished(() => editor.close());
	await vi.waitFor(() => expect(editor.isLive).toBe(true), SOON);
	for (const page of PAGES) await pageOf(server, page, cookie);
	return { server, editor, cookie };
}
type House = Awaited<ReturnType<typeof aHouse>>;

const PAGES = ['/', '/b/us-china', '/wall/us-china'];

const pageOf = (server: BuiltServer, page: string, cookie: string) =>
	fetch(server.url + page, { headers: { cookie, accept: 'text/html' } });

const ADMIN_NAME = ADMIN.email.split('@')[0] ?? '';

let sent = 0;
const assess = (editor: Client) => editor.submit(uuidOf((sent += 1)), numbered(sent));

/** Says that writes are refused for that reason, nothing of them is anywhere, and everything else goes on. */
async function expectTrouble({ server, editor, cookie }: House, why: RegExp): Promise<void> {
	const { revision } = editor;
	await vi.waitFor(async () => {
		const refused = {
			ok: false,
			error: { code: 'unavailable', message: expect.stringMatching(why) }
		};
		expect(await assess(editor)).toMatchObject(refused);
	}, SOON);
	await vi.waitFor(() => expect(editor.ailings.at(-1)?.why).toMatch(why), SOON);
	for (const page of PAGES) {
		const [strangers, theirs] = [
			await pageOf(server, page, ''),
			await pageOf(server, page, cookie)
		];
		expect([strangers.status, theirs.status]).toEqual([200, 200]);
		const text = await theirs.text();
		const shown = [
			text.includes(page === '/' ? 'United States' : 'Tariffs'),
			text.includes(`name:"${ADMIN_NAME}"`)
		];
		expect(shown).toEqual([true, true]);
	}
	const asked = await fetch(`${server.url}/api/v1/boards/us-china`);
	expect([asked.status, BoardAnswer.parse(await asked.json()).revision]).toEqual([200, revision]);
	const viewer = new Client([server.url]);
	await vi.waitFor(() => expect(viewer.isLive).toBe(true), SOON);
	expect([viewer.revision, viewer.ailings.length]).toEqual([revision, 1]);
	viewer.close();
	const past = await pageOf(server, '/b/us-china/history', cookie);
	expect([200, 503]).toContain(past.status);
	if (past.status === 503) expect(await past.text()).toMatch(new RegExp(why.source.slice(1)));
}

/** Says that all goes on by itself, for those too who stayed. */
async function expectWell({ editor }: House): Promise<void> {
	await vi.waitFor(() => expect(editor.ailings.at(-1)).toEqual({ why: null, current: true }), SOON);
	const answer = await assess(editor);
	expect(answer).toMatchObject({ ok: true });
	await vi.waitFor(() => expect(editor.revision).toBe(answer?.ok ? answer.revision : 0), SOON);
	expect(editor.faults).toEqual([]);
}

test.skipIf(!MOUNTS)(
	'L18: a full disk refuses writes and says why, nothing else; emptied, all goes on',
	async () => {
		const disk = Disk.make(8);
		if (!disk) throw new Error('The disk could not be mounted');
		onTestFinished(() => disk.dispose());
		const house = await aHouse(`file:${path.join(disk.folder, 'demarche.db')}`);
		const [desk, wall] = [await aPage(), await aPage({ width: 1920, height: 1080 })];
		await desk.goto(`${house.server.url}/b/us-china`);
		await wall.goto(`${house.server.url}/wall/us-china`);
		for (let round = 0; round < 2; round += 1) {
			disk.fill();
			await expectTrouble(house, /^The disk is full/);
			for (const page of [desk, wall]) {
				await page.getByText('The disk is full: nothing can be saved now').waitFor();
				await page.locator('[data-state=live]').first().waitFor();
			}
			disk.empty();
			await expectWell(house);
		}
	}
);

test.skipIf(!BREAKS)(
	'L18: a disk that turns read-only under SQLite refuses writes and says why, nothing else; mended, nothing was lost',
	async () => {
		const disk = FrailDisk.make();
		onTestFinished(() => disk.dispose());
		const house = await aHouse(`file:${path.join(disk.folder, 'demarche.db')}`);
		const answer = await assess(house.editor);
		disk.break();
		await expectTrouble(house, /^The database takes no writes/);
		// A disk that gave up takes writes again only when nobody has it any more.
		await house.server.kill();
		disk.mend();
		await house.server.resume();
		const board = await fetch(`${house.server.url}/api/v1/boards/us-china`);
		expect(BoardAnswer.parse(await board.json()).revision).toBe(answer?.ok && answer.revision);
		await vi.waitFor(() => expect(house.editor.isLive).toBe(true), SOON);
		await vi.waitFor(
			async () => expect(await assess(house.editor)).toMatchObject({ ok: true }),
			SOON
		);
	}
);

test.skipIf(!POSTGRES_PROGRAMS)(
	'L18: PostgreSQL stopped under a server refuses writes and says why, nothing else; started again, all goes on',
	async () => {
		const cluster = await theCluster();
		const house = await aHouse(cluster.url);
		for (const mode of ['fast', 'immediate'] as const) {
			await cluster.stop(mode);
			await expectTrouble(house, /^The database cannot be reached/);
			expect(house.editor.ailings.at(-1)?.current).toBe(false);
			await cluster.start();
			await expectWell(house);
		}
	}
);

/** The address of a new database on a cluster. */
async function aDatabaseOn(cluster: Cluster, name: string): Promise<string> {
	await administer(cluster.url, `create database ${name}`);
	return cluster.url.replace(/postgres$/, name);
}

test.skipIf(!POSTGRES_PROGRAMS)('L18: a database that takes no writes is still read', async () => {
	const url = await aDatabaseOn(await theCluster(), 'reading');
	const house = await aHouse(url);
	await administer(url, 'alter database reading set default_transaction_read_only = on');
	await cutConnections(url);
	await expectTrouble(house, /^The database takes no writes/);
	expect(house.editor.ailings.at(-1)?.current).toBe(true);
	const { url: other } = await theCluster();
	await administer(other, 'alter database reading reset default_transaction_read_only');
	await cutConnections(url);
	await expectWell(house);
});

test.skipIf(!POSTGRES_PROGRAMS)(
	'L18: a database that falls silent is told from one that is well',
	async () => {
		const { link, url } = await linkTo(await aDatabaseOn(await theCluster(), 'silent'));
		onTestFinished(() => link.cut());
		const house = await aHouse(url);
		link.silence();
		await expectTrouble(house, /^The database (does not answer in time|cannot be reached)/);
		await link.mend();
		await expectWell(house);
	}
);

/** A reason long enough that a few of them need room on the disk. */
const LONG = 'long '.repeat(300);
const assessAtLength = (editor: Client): ReturnType<typeof assess> =>
	editor.submit(uuidOf((sent += 1)), {
		...{ type: 'issue.assess', issue: 'tariffs' },
		...{ tension: sent % 101, note: LONG }
	});

test.skipIf(!POSTGRES_PROGRAMS || !MOUNTS)(
	'L18: a full disk under PostgreSQL refuses writes and says why; emptied, all goes on and nothing was lost',
	async () => {
		const disk = Disk.make(256);
		if (!disk) throw new Error('The disk could not be mounted');
		onTestFinished(() => disk.dispose());
		const cluster = await Cluster.make(disk.folder);
		onTestFinished(() => cluster.dispose());
		const house = await aHouse(cluster.url);
		const { server, editor, cookie } = house;
		disk.fill();
		let [last, answer] = [0, await assessAtLength(editor)];
		while (answer?.ok) [last, answer] = [answer.revision, await assessAtLength(editor)];
		expect(answer).toMatchObject({ error: { code: 'unavailable', message: 'The disk is full' } });
		expect(editor.ailings.map(({ why }) => why)).toContain(
			'The disk is full: nothing can be saved now'
		);
		for (const page of PAGES) expect((await pageOf(server, page, cookie)).status).toBe(200);
		disk.empty();
		// What has no room to write down what it does stops by itself.
		await cluster.start().catch(() => undefined);
		await expectWell(house);
		const since = `${server.url}/api/v1/boards/us-china/changes?since=${last - 1}`;
		const kept = ChangesAnswer.parse(await (await fetch(since)).json()).changes;
		expect(kept[0]?.revision).toBe(last);
		expect(JSON.stringify(kept[0])).toContain(LONG.trim());
	}
);
