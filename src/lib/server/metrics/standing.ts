import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import { exists, type Board } from '#lib/domain/board.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { TROUBLE_WORDS, type Trouble } from '../database/trouble.ts';

/** Where what stands is found when it is asked for. */
export interface Standing {
	readonly version: string;
	/** The boards in memory. */
	boards(): Promise<Board[]>;
	/** How many look at each. */
	viewers(): readonly (readonly [Slug, number])[];
	/** Live connections, whether or not they look at a board. */
	connections(): number;
	trouble(): Trouble | null;
}

/** What a gauge says now, by the value of its label. */
type Readings = ReadonlyMap<string, number>;

/** Adds to a registry what stands at the moment at which it is read, and what Node.js says of itself. */
export function addStanding(registry: Registry, standing: Standing): void {
	collectDefaultMetrics({ register: registry });
	const add = (name: string, help: string, label: string, read: () => Promise<Readings>) =>
		new Gauge({
			name: `demarche_${name}`,
			help,
			labelNames: [label],
			registers: [registry],
			async collect(): Promise<void> {
				const readings = await read();
				this.reset();
				for (const [value, reading] of readings) this.set({ [label]: value }, reading);
			}
		});
	add('build_info', 'What runs here', 'version', async () => new Map([[standing.version, 1]]));
	add('board_revision', 'The revision of each board in memory', 'board', async () =>
		revisionsOf(await standing.boards())
	);
	add('viewers', 'Connections that look at each board', 'board', async () =>
		viewersOf(standing.viewers())
	);
	add('database_trouble', '1 for what ails the database now', 'trouble', async () =>
		troublesOf(standing.trouble())
	);
	new Gauge({
		name: 'demarche_connections',
		help: 'Live connections, whether or not they look at a board',
		registers: [registry],
		collect(): void {
			this.set(standing.connections());
		}
	});
}

const revisionsOf = (boards: readonly Board[]): Readings =>
	new Map(
		boards
			.filter((board) => exists(board) && !board.deleted)
			.map(({ slug, revision }) => [slug, revision])
	);

const viewersOf = (viewers: ReturnType<Standing['viewers']>): Readings =>
	new Map(viewers.filter(([, count]) => count > 0));

const troublesOf = (now: Trouble | null): Readings =>
	new Map(Object.keys(TROUBLE_WORDS).map((trouble) => [trouble, trouble === now ? 1 : 0]));
