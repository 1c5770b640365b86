import { openDatabase } from '#lib/server/database/open.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { fillChronicle } from '../chronicle.ts';
import { databaseIn, startDemarche, withData, withServers, type Measured } from '../server.ts';

/** The log that is measured, and the one a hundredth its size beside it. */
export const LONG = 1_000_000;
export const SHORT = 10_000;

/** A server of either log, for as long as `work` takes. */
export const withLogs = <T>(work: (long: Measured, short: Measured) => Promise<T>): Promise<T> =>
	withData((longData) =>
		withData(async (shortData) => {
			await filled(longData, LONG);
			await filled(shortData, SHORT);
			return withServers([startDemarche(longData), startDemarche(shortData)], work);
		})
	);

async function filled(data: string, changes: number): Promise<void> {
	const store = openStore(await openDatabase(databaseIn(data)));
	await fillChronicle(store, changes);
	await store.close();
}
