import type { Database } from './database.ts';
import { openFile, openFileBeside } from './libsql.ts';

/** Opens the database at a `DATABASE_URL` as its server, migrated. Throws a StartError where the operator must mend something. */
export const openDatabase = (url: string): Promise<Database> => openFile(fileOf(url));

/** Opens the database at a `DATABASE_URL` beside the server that may have it open: for tools. */
export const openBeside = (url: string): Promise<Database> => openFileBeside(fileOf(url));

const fileOf = (url: string): string => url.replace(/^file:(\/\/(?=\/))?/, '');
