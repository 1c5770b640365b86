import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, onTestFinished } from 'vitest';
import type { Database } from '#lib/server/database/database.ts';
import { openFile, openFileBeside } from '#lib/server/database/libsql.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import type { Store } from '#lib/server/store/store.ts';

/** An empty database of one engine, made anew for each test; opened twice, it is two processes on one log. */
export interface Place {
	open(): Promise<Database>;
}

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

function onFile(): Promise<Place> {
	const file = path.join(aFolder(), 'demarche.db');
	let open = openFile;
	return Promise.resolve({
		open: () => {
			const opening = open(file);
			open = openFileBeside;
			return opening;
		}
	});
}

/** The same tests on every engine there is. */
export function onEveryEngine(tests: (aPlace: () => Promise<Place>) => void): void {
	describe('libSQL', () => tests(onFile));
}
