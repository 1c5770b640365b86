import { createAdapterFactory, type CleanedWhere, type CustomAdapter } from 'better-auth/adapters';
import type { Database, Statement, Value } from '../database/database.ts';
import { conditionOf, quoted, valueOf } from './where.ts';

/** Tables whose rows say who may do what. */
const GUARDED = new Set(['session', 'user_account']);

/**
 * The tables of accounts for better-auth, in the same database as the boards. `changed` is called after every write that may
 * take somebody's rights away.
 */
export const sqlAdapter = (database: Database, changed: () => Promise<void>) =>
	createAdapterFactory({
		config: {
			adapterId: 'demarche',
			supportsNumericIds: false,
			supportsDates: false,
			supportsBooleans: false,
			supportsJSON: false,
			transaction: false
		},
		adapter: () => new SqlAdapter(database, changed)
	});

type Methods = Required<Omit<CustomAdapter, 'options' | 'createSchema'>>;
type Asked<K extends keyof Methods> = Parameters<Methods[K]>[0];

/** Each call is one statement, so that nothing is held open: what is read and changed at once is `... returning`. */
class SqlAdapter implements CustomAdapter {
	readonly #database: Database;
	readonly #changed: () => Promise<void>;

	constructor(database: Database, changed: () => Promise<void>) {
		this.#database = database;
		this.#changed = changed;
	}

	async create<T extends Record<string, unknown>>({ model, data }: { model: string; data: T }) {
		const written = await this.#database.write([insertOf(model, data)]);
		if (written === 'taken') throw new Error(`There is such a row in ${model} already`);
		return data;
	}

	async findOne<T>({ model, where }: Asked<'findOne'>): Promise<T | null> {
		return rowIn(await this.#database.read(select(model, where, 'limit 1')));
	}

	async findMany<T>({
		model,
		where = [],
		limit,
		sortBy,
		offset = 0
	}: Asked<'findMany'>): Promise<T[]> {
		const order = sortBy ? `order by ${quoted(sortBy.field)} ${sortBy.direction} ` : '';
		const end = `${order}limit ${Number(limit)} offset ${Number(offset)}`;
		return (await this.#database.read(select(model, where, end))).filter(isRow<T>);
	}

	async count({ model, where = [] }: Asked<'count'>): Promise<number> {
		return (await this.#database.read(select(model, where, ''))).length;
	}

	async update<T>({ model, where, update }: Asked<'update'>): Promise<T | null> {
		if (where.length === 0) return null;
		return rowIn(await this.#written(model, updateOf(model, where, update)));
	}

	async updateMany({ model, where, update }: Asked<'updateMany'>): Promise<number> {
		return (await this.#written(model, updateOf(model, where, update))).length;
	}

	async delete({ model, where }: Asked<'delete'>): Promise<void> {
		if (where.length > 0) await this.#written(model, deleteOf(model, where));
	}

	async deleteMany({ model, where }: Asked<'deleteMany'>): Promise<number> {
		return (await this.#written(model, deleteOf(model, where))).length;
	}

	async consumeOne<T>({ model, where }: Asked<'consumeOne'>): Promise<T | null> {
		const { sql, args } = conditionOf(where);
		const one = `"id" = (select "id" from ${quoted(model)} where ${sql} limit 1)`;
		const statement = { sql: `delete from ${quoted(model)} where ${one} returning *`, args };
		return rowIn(await this.#written(model, statement));
	}

	async incrementOne<T>({ model, where, increment, set = {} }: Asked<'incrementOne'>) {
		return rowIn<T>(await this.#written(model, incrementOf(model, where, { increment, set })));
	}

	/** The rows that a statement has changed. */
	async #written(model: string, statement: Statement): Promise<unknown[]> {
		const rows = await this.#database.read(statement);
		if (GUARDED.has(model) && rows.length > 0) await this.#changed();
		return rows;
	}
}

function select(model: string, where: readonly CleanedWhere[], end: string): Statement {
	const { sql, args } = conditionOf(where);
	return { sql: `select * from ${quoted(model)} where ${sql} ${end}`, args };
}

function insertOf(model: string, row: Record<string, unknown>): Statement {
	const names = Object.keys(row);
	const marks = names.map(() => '?').join(', ');
	return {
		sql: `insert into ${quoted(model)} (${names.map(quoted).join(', ')}) values (${marks})`,
		args: Object.values(row).map(valueOf)
	};
}

function updateOf(model: string, where: readonly CleanedWhere[], update: unknown): Statement {
	return incrementOf(model, where, { increment: {}, set: { ...Object(update) } });
}

function incrementOf(
	model: string,
	where: readonly CleanedWhere[],
	{ increment, set }: { increment: Record<string, number>; set: Record<string, unknown> }
): Statement {
	const condition = conditionOf(where);
	const sets = [
		...Object.keys(set).map((name) => `${quoted(name)} = ?`),
		...Object.keys(increment).map((name) => `${quoted(name)} = coalesce(${quoted(name)}, 0) + ?`)
	];
	const args: Value[] = [...Object.values(set), ...Object.values(increment)].map(valueOf);
	return {
		sql: `update ${quoted(model)} set ${sets.join(', ')} where ${condition.sql} returning *`,
		args: [...args, ...condition.args]
	};
}

function deleteOf(model: string, where: readonly CleanedWhere[]): Statement {
	const { sql, args } = conditionOf(where);
	return { sql: `delete from ${quoted(model)} where ${sql} returning *`, args };
}

function rowIn<T>(rows: readonly unknown[]): T | null {
	const [row] = rows;
	return isRow<T>(row) ? row : null;
}

/** The library reads rows as what it wrote: it made the columns, and it knows their types. */
const isRow = <T>(row: unknown): row is T => typeof row === 'object' && row !== null;
