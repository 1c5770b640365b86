import { getTableName } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { pipeline as piped } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import * as z from 'zod/mini';
import { migrationsOf } from '../database/migrations.ts';
import { StartError } from '../start-error.ts';
import { PAGE, Row, type Page } from './rows.ts';
import { TABLES } from './tables.ts';

/** What the first line of an archive says: what it is, when it was made, and of which tables. */
const Head = z.object({
	demarche: z.literal('backup'),
	format: z.literal(1),
	made: z.string(),
	schema: z.object({ sqlite: z.string(), postgres: z.string() })
});
type Head = z.infer<typeof Head>;

const RowLine = z.tuple([z.string(), Row]);

/** What the last line says: of all the lines before it, their number and the SHA-256 of their bytes. */
const Seal = z.strictObject({ lines: z.int(), sha256: z.string() });
type Seal = z.infer<typeof Seal>;

/** The schema of this version: the last migration of each engine. */
export function schemaHere(): Head['schema'] {
	const last = (engine: 'sqlite' | 'postgres'): string => {
		const journal = path.join(migrationsOf(engine), 'meta', '_journal.json');
		const { entries } = Journal.parse(JSON.parse(readFileSync(journal, 'utf8')));
		return entries.at(-1)?.tag ?? '';
	};
	return { sqlite: last('sqlite'), postgres: last('postgres') };
}

const Journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });

/** Writes everything into one compressed file that must not be there yet, for its owner alone. Durable when it resolves. */
export async function writeArchive(
	file: string,
	made: string,
	pages: AsyncIterable<Page>
): Promise<void> {
	const out = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
	await piped(
		linesOf({ demarche: 'backup', format: 1, made, schema: schemaHere() }, pages),
		createGzip(),
		out
	);
}

async function* linesOf(head: Head, pages: AsyncIterable<Page>): AsyncGenerator<string> {
	const hash = createHash('sha256');
	let lines = 1;
	let text = `${JSON.stringify(head)}\n`;
	hash.update(text);
	yield text;
	for await (const { table, rows } of pages) {
		const name = getTableName(table);
		text = rows.map((row) => `${JSON.stringify([name, row])}\n`).join('');
		lines += rows.length;
		hash.update(text);
		yield text;
	}
	yield `${JSON.stringify({ lines, sha256: hash.digest('hex') })}\n`;
}

/**
 * Everything in an archive, as it was read from the database. Throws a StartError where it is not one, comes from another
 * version, or is not what was written: what came before then must not be relied upon.
 */
export async function* readArchive(file: string): AsyncGenerator<Page> {
	let page: { table: Page['table']; rows: Row[] } | undefined;
	for await (const value of sealedLines(file)) {
		const { table, row } = rowIn(file, value);
		if (page && (page.table !== table || page.rows.length >= PAGE)) {
			yield page;
			page = undefined;
		}
		page ??= { table, rows: [] };
		page.rows.push(row);
	}
	if (page) yield page;
}

/** The lines between the first and the last, which must be what these two say. */
async function* sealedLines(file: string): AsyncGenerator<unknown> {
	const hash = createHash('sha256');
	let lines = 0;
	let seal: Seal | undefined;
	for await (const line of linesIn(file)) {
		if (seal) throw spoilt(file, 'something follows its end');
		const value = jsonOf(line);
		seal = Seal.safeParse(value).data;
		if (seal) continue;
		hash.update(`${line}\n`);
		if (lines++ === 0) checkHead(file, value);
		else yield value;
	}
	if (!seal) throw spoilt(file, 'its end is missing');
	if (seal.lines !== lines || seal.sha256 !== hash.digest('hex'))
		throw spoilt(file, 'its checksum is not that of what is in it');
}

function checkHead(file: string, value: unknown): void {
	const head = Head.safeParse(value);
	if (!head.success) throw spoilt(file, 'it does not begin as one');
	const { sqlite, postgres } = schemaHere();
	const { schema } = head.data;
	if (schema.sqlite !== sqlite || schema.postgres !== postgres)
		throw new StartError(
			`${file} was made by a version with other tables (${schema.sqlite}): restore it with that version, then start this one`
		);
}

function rowIn(file: string, value: unknown): { table: Page['table']; row: Row } {
	const parsed = RowLine.safeParse(value);
	if (!parsed.success) throw spoilt(file, 'a line of it is no row');
	const [name, row] = parsed.data;
	const table = TABLES.find((each) => getTableName(each) === name);
	if (!table) throw spoilt(file, `it has a table "${name}"`);
	return { table, row };
}

/** When an archive was made, as its first line says. */
export async function madeAt(file: string): Promise<string> {
	for await (const line of linesIn(file)) return Head.parse(jsonOf(line)).made;
	throw spoilt(file, 'nothing is in it');
}

async function* linesIn(file: string): AsyncGenerator<string> {
	const text = pipeline(createReadStream(file), createGunzip(), () => undefined);
	text.setEncoding('utf8');
	let rest = '';
	try {
		for await (const chunk of text) {
			const lines = `${rest}${String(chunk)}`.split('\n');
			rest = lines.pop() ?? '';
			yield* lines;
		}
	} catch (error) {
		throw spoilt(file, error instanceof Error ? error.message : String(error));
	}
	if (rest) throw spoilt(file, 'its last line is cut off');
}

function jsonOf(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

const spoilt = (file: string, why: string): StartError =>
	new StartError(`${file} is not a sound backup: ${why}`);
