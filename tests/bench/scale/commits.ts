import { openBareEngine } from '../bare-engine.ts';
import { openBarePostgres } from './bare-postgres.ts';
import { median, round, type Line } from '../report.ts';
import { databaseIn, startOn, withData, withServers, withViewers } from '../server.ts';
import { boardNames, createBoards, submitTo } from './many-boards.ts';

const IN_A_ROW = 320;
const TURNS = 7;
const EDITORS = 32;

/** The engine alone, with rows of its own to write, one durable commit each. */
interface Bare {
	/** Milliseconds for all its rows. */
	commit(): Promise<number>;
}

/** Acknowledged commits a second: one editor, 32 on one board, one on each of 32 boards, beside the engine alone. */
export async function commits(): Promise<Line[]> {
	const postgres = process.env['TEST_POSTGRES_URL'];
	const onSqlite = await withData((data) =>
		onEngine('SQLite', databaseIn(data), () => openBareEngine(data, IN_A_ROW))
	);
	if (!postgres) return onSqlite;
	return [
		...onSqlite,
		...(await onEngine('PostgreSQL', postgres, () => openBarePostgres(postgres, IN_A_ROW)))
	];
}

async function onEngine(
	engine: string,
	url: string,
	openBare: () => Promise<Bare & { close(): unknown }>
): Promise<Line[]> {
	return withServers([startOn(url)], async (server) => {
		await createBoards(server, EDITORS);
		return withViewers(server, EDITORS, async (viewers) => {
			const one = boardNames(1);
			const many = boardNames(EDITORS);
			for (let turn = 0; turn < TURNS; turn += 1) await submitTo(viewers, one, IN_A_ROW, 1);
			const bare = await openBare();
			const compare = async (how: string, boards: readonly string[], editors: number) => {
				const turns = [];
				for (let turn = 0; turn < TURNS; turn += 1) {
					const base = await bare.commit();
					turns.push({ base, ours: await submitTo(viewers, boards, IN_A_ROW, editors) });
				}
				return lineOf(`${engine}, ${how}`, turns);
			};
			const lines = [
				await compare('one editor', one, 1),
				await compare('32 editors on one board', one, EDITORS),
				await compare('32 editors on 32 boards', many, EDITORS)
			];
			await bare.close();
			return lines;
		});
	});
}

function lineOf(what: string, turns: readonly { base: number; ours: number }[]): Line {
	const share = median(turns.map(({ base, ours }) => base / ours));
	const rateOf = (ms: number) => round((IN_A_ROW * 1000) / ms);
	return {
		what: `commits a second, ${what}`,
		measured: `${rateOf(median(turns.map(({ ours }) => ours)))} (${share.toFixed(2)} of it)`,
		baseline: rateOf(median(turns.map(({ base }) => base))),
		target: 'at least 0.7 of it',
		met: share >= 0.7
	};
}
