import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest';
import type { Database } from '#lib/server/database/database.ts';
import { openFile, openFileBeside } from '#lib/server/database/libsql.ts';
import { openPostgres } from '#lib/server/database/postgres.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import type { Store } from '#lib/server/store/store.ts';
import { databaseOn, openPglite } from './pglite.ts';
import { aDatabase, POSTGRES } from './postgres.ts';

/** An empty database of one engine, made anew for each test; opened twice, it is two processes on one log. */
export interface Place {
	open(): Promise<Database>;
}

/** An engine that runs for one test file. */
interface Running {
	aPlace(): Promise<Place>;
	stop(): Promise<void>;
}

/** Tables that may be emptied at any time. */
export const CACHES = [
	...['snapshot', 'bucket', 'rollup', 'finding', 'found', 'near_word'],
	...['citation', 'publisher', 'cited_link', 'cited']
];

/** A store on a place, closed when the test is finished. */
export async function aStore(place: Place): Promise<Store> {
	const store = openStore(await place.open());
	onTestFinished(() => store.close());
	return store;
}

/** A new folder that goes when the test is finished. */
export function aFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'demarche-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return folder;
}

/** `shared`: whether several servers may have one place open. */
type Tests = (aPlace: () => Promise<Place>, engine: { shared: boolean }) => void;

/** The same tests on every engine there is. PostgreSQL is named as skipped where no server is given. */
export function onEveryEngine(tests: Tests): void {
	describe('libSQL', () => tests(aFile, { shared: false }));
	describe('PGlite', () => onOne(startPglite, tests));
	describe.skipIf(!POSTGRES)('PostgreSQL', () => onOne(() => startPostgres(POSTGRES ?? ''), tests));
}

function onOne(start: () => Promise<Running>, tests: Tests): void {
	let running: Running;
	beforeAll(async () => {
		running = await start();
	}, 60_000);
	afterAll(() => running.stop());
	tests(() => running.aPlace(), { shared: true });
}

async function aFile(): Promise<Place> {
	const file = path.join(aFolder(), 'demarche.db');
	let open = openFile;
	return {
		open: () => {
			const opening = open(file);
			open = openFileBeside;
			return opening;
		}
	};
}

async function startPglite(): Promise<Running> {
	const lite = await openPglite();
	const place = { open: () => Promise.resolve(databaseOn(lite)) };
	return { aPlace: () => emptied(databaseOn(lite), place), stop: () => lite.close() };
}

async function startPostgres(server: string): Promise<Running> {
	const { url, drop } = await aDatabase(server);
	const place = { open: () => openPostgres(url) };
	const own = await openPostgres(url);
	return { aPlace: () => emptied(own, place), stop: () => own.close().then(drop) };
}

/** The place without the rows of the test before. */
async function emptied(db: Database, place: Place): Promise<Place> {
	const log = [
		'change',
		'change_issue',
		'entry',
		'entry_issue',
		'entry_list',
		'entry_term',
		'position',
		'outlook',
		'comment',
		'follow',
		'inbox',
		'inboxed',
		'visit',
		'briefing',
		'link_check',
		'board'
	];
	const accounts = ['session', 'credential', 'two_factor', 'passkey', 'membership', 'api_key'];
	const names = [
		...log,
		...CACHES,
		...accounts,
		...[
			'pulse',
			'display',
			'pairing',
			'user_account',
			'verification',
			'one_time_link',
			'decision',
			'access'
		]
	];
	await db.write(names.map((name) => ({ sql: `delete from ${name}`, args: [] })));
	return place;
}
