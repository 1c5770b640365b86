import * as z from 'zod/mini';
import type { Slug } from '#lib/domain/slug.ts';
import type { Database } from '../database/database.ts';
import { sql } from './statement.ts';

const Reach = z.object({ revision: z.number(), last: z.number() });
type Reach = z.infer<typeof Reach>;

/** A cache that follows the log: where its mark of how far it has come is kept, and the rules that it is made by now. */
export interface Following {
	readonly marks: 'found' | 'cited';
	readonly rules: number;
}

/** Up to where such a cache is kept by these rules, and the last revision of the log. */
export async function reachOf(
	db: Database,
	{ marks, rules }: Following,
	board: Slug
): Promise<Reach> {
	const [row] = await db.read(
		sql(
			`select coalesce((select revision from ${marks} where board = ? and rules = ${rules}), 0) as revision,
			coalesce((select max(revision) from change where board = ?), 0) as last`,
			board,
			board
		)
	);
	return Reach.parse(row);
}

/** More changes than this are read in the background, while what is there is shown. */
const SOON = 500;

/** Whether so little is missing that whoever reads the cache can wait for it. */
export const isNear = ({ revision, last }: Reach): boolean => last - revision <= SOON;
