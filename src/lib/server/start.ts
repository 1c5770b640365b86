import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import * as z from 'zod/mini';
import { ANYONE } from '#lib/domain/asker.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { Boards } from './boards.ts';
import { nothingShared, type Shared } from './boards/shared.ts';
import { Briefings } from './briefing/briefings.ts';
import { BriefingStore } from './briefing/briefing-store.ts';
import { firstAdminPath, openAccounts, type Identity } from './auth/open-accounts.ts';
import { takeBackGone } from './auth/gone-boards.ts';
import type { Bus } from './bus/bus.ts';
import { openBus } from './bus/notify-bus.ts';
import { boundCallers } from './callers.ts';
import { addressOf } from './client-address.ts';
import { commandLimits } from './command-limits.ts';
import { readConfig, type Config } from './config.ts';
import type { Database } from './database/database.ts';
import { observed, type Health } from './database/health.ts';
import { openDatabase } from './database/open.ts';
import { DatabaseTrouble } from './database/trouble.ts';
import { patiently } from './database/patiently.ts';
import { Displays } from './displays/displays.ts';
import { DisplaySockets } from './displays/display-sockets.ts';
import type { DisplayStore } from './displays/display-store.ts';
import { SqlDisplayStore } from './displays/sql-display-store.ts';
import { Records } from './history/records.ts';
import type { Inboxes } from './inbox/inboxes.ts';
import { openInboxes } from './inbox/open-inboxes.ts';
import type { Postman } from './inbox/postman.ts';
import { guests } from './guests.ts';
import { Hub } from './live/hub.ts';
import { log } from './log.ts';
import { metered } from './metrics/metered.ts';
import type { Meters } from './metrics/meters.ts';
import { Metrics } from './metrics/metrics.ts';
import { announce, httpServer } from './process.ts';
import { Reader } from './reader/reader.ts';
import { Sources } from './reader/sources.ts';
import { LinkChecks } from './sources/link-checks.ts';
import { seedSample } from './sample/seed-sample.ts';
import { CitedLinks } from './store/cited-links.ts';
import { SqlReaderStore } from './store/sql-reader-store.ts';
import { epochOf, keptOf, type Epoch } from './store/epoch.ts';
import { openStore } from './store/sql-store.ts';
import type { Store } from './store/store.ts';
import { AccountVisits } from './visits/account-visits.ts';
import { BackupRound } from './whole/backup-round.ts';
import { refuseUnfinished } from './whole/unfinished.ts';

/** How often to look for what other processes have committed, should news of it have been lost. */
const LOOK_EVERY = 2_000;

/** How often boards that can no longer be restored are erased. */
const PURGE_EVERY = 3_600_000;

/** What lives as long as the process. */
interface Application extends Identity {
	/** Tells the logs from those of before the database was restored. */
	readonly epoch: string;
	readonly keptOf: App.Locals['keptOf'];
	/** Whether the database can be read and written. */
	readonly health: Pick<Health, 'trouble'>;
	readonly boards: Boards;
	readonly records: Records;
	readonly reader: Reader;
	readonly briefings: Briefings;
	readonly sources: Sources;
	readonly displays: Displays;
	readonly inboxes: Inboxes;
	readonly visits: AccountVisits;
	readonly metrics: Metrics;
}

const APPLICATION = Symbol.for('demarche.application');

/** In development this module is loaded anew after each edit, while the database and the sockets stay. */
const shared: typeof globalThis & { [APPLICATION]?: Application } = globalThis;

/** Starts what lives as long as the process, once. Throws a StartError where the operator must mend something. */
export async function start(version: string): Promise<void> {
	z.config(z.locales.en());
	const config = readConfig();
	log.level = config.log;
	guests.limit(config.connections, config.trustedProxies);
	if (!shared[APPLICATION]) boundCallers(httpServer(), config.connections, config.trustedProxies);
	shared[APPLICATION] ??= await open(config, version);
}

/** The application of this process. It has been started. */
export function applicationHere(): Application {
	const application = shared[APPLICATION];
	if (!application) throw new Error('The application has not been started');
	return application;
}

async function open(config: Config, version: string): Promise<Application> {
	const metrics = new Metrics(config.metrics);
	const { database, bus, health, epoch } = await openWhole(config.databaseUrl, metrics.meters);
	const hangUp = countTogether(config, bus);
	const store = openStore(database);
	const doors = countedBy(metrics.meters);
	const boards = new Boards(store, Date.now, ANYONE, doors);
	await patiently(() => prepare(store, boards, config));
	const displayStore = new SqlDisplayStore(database);
	const identity = await patiently(() => openAccounts(database, config, displayStore, bus));
	doors.deskOf = (board) => identity.accounts.store.deskOf(board);
	const { inboxes, postman, counts } = openInboxes(database, boards, identity, bus);
	const letUp = await keepUp({ store, boards, postman, database, watch: identity.watch });
	const firstAdmin = await patiently(() => firstAdminPath(identity.accounts, config.admin));
	const here = { origin: config.origin, gate: identity.gate };
	const checks = new LinkChecks(new CitedLinks(database), bus);
	const hubOf = { ...here, version, epoch, counts, health, bus, checks, meter: metrics.meters };
	const hub = new Hub(httpServer(), boards, hubOf);
	metrics.watch({ version, ...heldBy(doors, hub, health) });
	const displays = displaysOf({ store: displayStore, database, bus }, boards);
	const displaySockets = new DisplaySockets(httpServer(), displays, here);
	identity.watch.start();
	const views = viewsOf(boards, store, database, checks);
	const stopBackups = new BackupRound(database, config.backup).start();
	const stop = async () => {
		await hub.leave();
		letUp();
		stopBackups();
		await identity.watch.stop();
		hub.close();
		await displaySockets.close();
		displays.close();
		await Promise.all([boards.settled(), views.sources.stop()]);
		await postman.stop();
		await hangUp();
		await store.close();
	};
	announce({ ...config, addressOf: addressBy(config), firstAdmin, stop });
	return { ...logsOf(epoch), health, boards, metrics, displays, inboxes, ...views, ...identity };
}

const logsOf = (epoch: Epoch) => ({
	epoch: epoch.name,
	keptOf: (board: Slug, of: string) => keptOf(epoch, board, of)
});

/** Counts who sends and who is connected with the other processes, until the returned function closes the bus to them. */
function countTogether({ commands }: Config, bus: Bus): () => Promise<void> {
	commandLimits.limit(commands, bus);
	const unshare = guests.share(bus);
	return () => {
		unshare();
		return bus.close();
	};
}

const viewsOf = (boards: Boards, store: Store, database: Database, checks: LinkChecks) => ({
	records: new Records(boards, store),
	reader: new Reader(boards, new SqlReaderStore(database)),
	briefings: new Briefings(boards, new BriefingStore(database)),
	sources: new Sources({ boards, store, database, checks }),
	visits: new AccountVisits(database)
});

const addressBy =
	({ trustedProxies }: Config) =>
	(request: IncomingMessage) =>
		addressOf(request, trustedProxies);

/** The database, which must be whole, how it does, and of which epoch its logs are. */
async function openWhole(url: string, meters: Meters) {
	const { database, health } = observed(metered(await openDatabase(url), meters));
	await patiently(() => refuseUnfinished(database));
	const bus = await openBus(database);
	return { database, bus, health, epoch: await patiently(() => epochOf(database)) };
}

const countedBy = (meters: Meters): Shared => ({
	...nothingShared(),
	answered: (outcome) => meters.answered(outcome)
});

/** What can be seen of a process at any moment. */
const heldBy = (doors: Shared, hub: Hub, health: Health) => ({
	boards: async () => (await Promise.all(doors.living.values())).map(({ board }) => board),
	viewers: () => hub.viewers(),
	connections: () => guests.size,
	trouble: () => health.trouble
});

const displaysOf = (
	here: { store: DisplayStore; database: Database; bus: Bus },
	boards: Boards
): Displays =>
	new Displays({
		...here,
		findBoard: (board, asker) => boards.as(asker).board(board),
		clock: Date.now,
		random: randomBytes,
		uuid: randomUUID
	});

interface Kept {
	readonly store: Store;
	readonly boards: Boards;
	readonly postman: Postman;
	readonly database: Database;
	readonly watch: Identity['watch'];
}

/** Keeps this process up with what others commit, and the boards with time, until the returned function is called. */
async function keepUp(kept: Kept): Promise<() => void> {
	const { store, boards, postman } = kept;
	await store.listen((board, revision) => {
		wake(boards, board, revision);
		postman.wake(board);
	});
	postman.start();
	purge(kept);
	const timers = [
		setInterval(() => wake(boards), LOOK_EVERY),
		setInterval(() => purge(kept), PURGE_EVERY)
	];
	return () => timers.forEach((timer) => clearInterval(timer));
}

/** What must be in the database before it is served. Done again, it does no more. */
async function prepare(store: Store, boards: Boards, { sample }: Config): Promise<void> {
	if (sample && (await boards.isNew())) await seedSample(boards);
	await store.seal();
}

function wake(boards: Boards, board?: string, told?: number): void {
	boards.wake(board, told).catch((error: unknown) => {
		if (error instanceof DatabaseTrouble) return;
		log.warn({ err: error }, 'reading on failed');
	});
}

/** Erases boards that can no longer be restored, and what was given out for them. */
async function eraseGone({ boards, database, watch }: Kept): Promise<void> {
	await boards.purge();
	await takeBackGone(database, watch);
}

function purge(kept: Kept): void {
	eraseGone(kept).catch((error: unknown) => log.warn({ err: error }, 'purging failed'));
}
