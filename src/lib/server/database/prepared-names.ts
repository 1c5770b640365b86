import type { Statement } from './database.ts';
import { isAskedAgain } from './asked-again.ts';
import { numbered } from './numbered.ts';

/** Statements that each connection keeps prepared at most: more than the program has. */
const MOST = 500;

/** What a connection is asked: by its name, where it has one, each connection knows the text again. */
export interface PreparedQuery {
	readonly text: string;
	readonly name: string | undefined;
	readonly values: (string | null)[];
}

const known = new Map<string, Pick<PreparedQuery, 'text' | 'name'>>();

export function preparedOf({ sql, args }: Statement): PreparedQuery {
	return { ...textOf(sql), values: args.map((arg) => (arg === null ? null : String(arg))) };
}

function textOf(sql: string): Pick<PreparedQuery, 'text' | 'name'> {
	const found = known.get(sql);
	if (found) return found;
	const text = numbered(sql);
	if (!isAskedAgain(sql) || known.size >= MOST) return { text, name: undefined };
	const named = { text, name: `s${known.size}` };
	known.set(sql, named);
	return named;
}
