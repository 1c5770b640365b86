import { getTableName } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { Page } from './rows.ts';

const MODULUS = 2n ** 256n;

/** What tables hold, in a few bytes: the same for the same rows in whatever order, for engines order text differently. */
export class Proof {
	readonly #sums = new Map<string, { rows: number; sum: bigint }>();

	add({ table, rows }: Page): void {
		const name = getTableName(table);
		const held = this.#sums.get(name) ?? { rows: 0, sum: 0n };
		let { sum } = held;
		for (const row of rows) sum = (sum + numberOf(JSON.stringify(row))) % MODULUS;
		if (rows.length > 0) this.#sums.set(name, { rows: held.rows + rows.length, sum });
	}

	/** The first table that another holds otherwise; undefined where there is none. */
	findDifference(other: Proof): string | undefined {
		const names = new Set([...this.#sums.keys(), ...other.#sums.keys()]);
		return [...names].find((name) => this.#of(name) !== other.#of(name));
	}

	get total(): number {
		return [...this.#sums.values()].reduce((all, { rows }) => all + rows, 0);
	}

	rowsIn(table: string): number {
		return this.#sums.get(table)?.rows ?? 0;
	}

	#of(name: string): string {
		const { rows, sum } = this.#sums.get(name) ?? { rows: 0, sum: 0n };
		return `${rows} ${sum}`;
	}
}

const numberOf = (text: string): bigint =>
	BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
