import { Counter, Histogram, type Registry } from 'prom-client';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Committed } from '../boards/round.ts';
import type { LiveMeter } from '../live/live-meter.ts';

/** Seconds, from what is hardly felt to what is given up. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A request that was answered. */
interface Answered {
	readonly method: string;
	/** The route's name, never the address: there are few of these, and no secrets in them. */
	readonly route: string;
	readonly status: number;
	readonly seconds: number;
}

/** What is counted and timed as it happens, in a registry that is handed in. */
export class Meters implements LiveMeter {
	readonly #commands;
	readonly #refusals;
	readonly #fanOut;
	readonly #catchUps;
	readonly #snapshots;
	readonly #database;
	readonly #requests;
	/** What a board refuses a door passes on: it is counted once. */
	readonly #counted = new WeakSet<Refusal>();

	constructor(registry: Registry) {
		const named = (name: string, help: string) => ({
			name: `demarche_${name}`,
			help,
			registers: [registry]
		});
		const timed = <L extends string>(name: string, help: string, labelNames: L[]) =>
			new Histogram({ ...named(name, help), labelNames, buckets: BUCKETS });
		this.#commands = new Counter(
			named('commands_committed_total', 'Commands that this process answered with what they did')
		);
		this.#refusals = new Counter({
			...named('refusals_total', 'What this process refused, by the code of the refusal'),
			labelNames: ['code']
		});
		const fanOut = 'From when a change is in the log until it was written to all who look here';
		this.#fanOut = timed('fan_out_seconds', fanOut, []);
		this.#catchUps = new Counter(
			named('catch_ups_total', 'Who joined a board and was given the changes they had missed')
		);
		this.#snapshots = new Counter(
			named('snapshots_sent_total', 'Who joined a board and was given the whole of it')
		);
		this.#database = timed('database_seconds', 'What the database took', ['work']);
		this.#requests = timed('request_seconds', 'What an HTTP request took', [
			'method',
			'route',
			'status'
		]);
	}

	/** A command came to something. */
	answered(outcome: Committed | Refusal): void {
		if (isRefusal(outcome)) this.refused(outcome);
		else this.#commands.inc();
	}

	refused(refusal: Refusal): void {
		if (this.#counted.has(refusal)) return;
		this.#counted.add(refusal);
		this.#refusals.inc({ code: refusal.code });
	}

	timeFanOut(): () => void {
		return this.#fanOut.startTimer();
	}

	caughtUp(given: 'changes' | 'board'): void {
		(given === 'board' ? this.#snapshots : this.#catchUps).inc();
	}

	/** Begins to time what is asked of the database; what it returns ends that. */
	timeDatabase(work: 'read' | 'write'): () => void {
		return this.#database.startTimer({ work });
	}

	requested({ seconds, ...labels }: Answered): void {
		this.#requests.observe(labels, seconds);
	}
}
