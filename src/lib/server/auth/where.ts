import type { CleanedWhere } from 'better-auth/adapters';
import type { Value } from '../database/database.ts';

/** A condition of SQL with its arguments. */
export interface Condition {
	readonly sql: string;
	readonly args: readonly Value[];
}

/** A column's name as both engines read it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const SIGNS = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** What better-auth asks to be true of a row: all that it joins by `AND`, and one of what it joins by `OR`. */
export function conditionOf(wheres: readonly CleanedWhere[] = []): Condition {
	const all = wheres.filter(({ connector }) => connector === 'AND').map(clauseOf);
	const some = wheres.filter(({ connector }) => connector === 'OR').map(clauseOf);
	const parts = [
		...all.map(({ sql }) => sql),
		...(some.length > 0 ? [`(${some.map(({ sql }) => sql).join(' or ')})`] : [])
	];
	return {
		sql: parts.length > 0 ? parts.join(' and ') : '1 = 1',
		args: [...all, ...some].flatMap(({ args }) => args)
	};
}

function clauseOf(where: CleanedWhere): Condition {
	const { operator, value, mode } = where;
	const loose = mode === 'insensitive';
	const column = loose ? `lower(${quoted(where.field)})` : quoted(where.field);
	const fold = (each: unknown) =>
		valueOf(loose && typeof each === 'string' ? each.toLowerCase() : each);
	switch (operator) {
		case 'in':
		case 'not_in': {
			const values = Array.isArray(value) ? value.map(fold) : [fold(value)];
			if (values.length === 0) return { sql: operator === 'in' ? '1 = 0' : '1 = 1', args: [] };
			const marks = values.map(() => '?').join(', ');
			return { sql: `${column} ${operator === 'in' ? 'in' : 'not in'} (${marks})`, args: values };
		}
		case 'contains':
			return like(column, `%${escaped(fold(value))}%`);
		case 'starts_with':
			return like(column, `${escaped(fold(value))}%`);
		case 'ends_with':
			return like(column, `%${escaped(fold(value))}`);
		default:
			if (value === null)
				return { sql: `${column} is ${operator === 'ne' ? 'not ' : ''}null`, args: [] };
			return { sql: `${column} ${SIGNS[operator]} ?`, args: [fold(value)] };
	}
}

const like = (column: string, pattern: string): Condition => ({
	sql: `${column} like ? escape '\\'`,
	args: [pattern]
});

const escaped = (value: Value): string =>
	String(value).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** A value as a column holds it: moments as ISO text, truths as 0 or 1. */
export function valueOf(value: unknown): Value {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string' || typeof value === 'number') return value;
	if (typeof value === 'boolean') return value ? 1 : 0;
	if (value instanceof Date) return value.toISOString();
	throw new Error(`No column holds a ${typeof value}`);
}
