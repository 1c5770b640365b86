import * as z from 'zod/mini';
import { Slug } from '#lib/domain/slug.ts';
import type { Database, Statement } from '../database/database.ts';
import { sql } from '../store/statement.ts';
import type { AccessWatch } from './access-watch.ts';
import { ApiKey } from './api-keys.ts';
import { Errand } from './one-time-links.ts';

const Gone = z.object({ slug: Slug });
const Link = z.object({ hash: z.string(), payload: z.string() });

/** Takes back what was given out for boards of which nothing is left: keys for them, and invitations to them. */
export async function takeBackGone(
	database: Pick<Database, 'read'>,
	watch: Pick<AccessWatch, 'write'>
): Promise<void> {
	const rows = await database.read(sql(`select slug from board where state = 'purged'`));
	const gone = new Set(rows.map((row) => Gone.parse(row).slug));
	if (gone.size === 0) return;
	const keys = await database.read(sql('select * from api_key where boards is not null'));
	const links = await database.read(
		sql(`select hash, payload from one_time_link where kind = 'invitation'`)
	);
	const statements = [
		...keys.flatMap((row) => withoutKey(ApiKey.parse(row), gone)),
		...links.flatMap((row) => withoutLink(Link.parse(row), gone))
	];
	if (statements.length > 0) await watch.write(statements);
}

function withoutKey({ id, boards }: ApiKey, gone: ReadonlySet<Slug>): Statement[] {
	const left = (boards ?? []).filter((board) => !gone.has(board));
	if (left.length === boards?.length) return [];
	if (left.length === 0) return [sql('delete from api_key where id = ?', id)];
	return [sql('update api_key set boards = ? where id = ?', JSON.stringify(left), id)];
}

function withoutLink({ hash, payload }: z.infer<typeof Link>, gone: ReadonlySet<Slug>) {
	const errand = Errand.parse(JSON.parse(payload));
	if (errand.kind !== 'invitation') return [];
	const roles = errand.roles.filter(([board]) => !gone.has(board));
	if (roles.length === errand.roles.length) return [];
	if (roles.length === 0) return [sql('delete from one_time_link where hash = ?', hash)];
	const left = JSON.stringify({ ...errand, roles });
	return [sql('update one_time_link set payload = ? where hash = ?', left, hash)];
}
