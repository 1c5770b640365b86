import { randomUUID } from 'node:crypto';
import type { Database, Statement } from '../database/database.ts';
import { decided } from '../database/decisions.ts';
import { sql } from './statement.ts';

const EPOCH = 'epoch';

/**
 * What tells the logs of a database from those of before it was restored: a revision that was known in one epoch may be
 * another change in the next, or none.
 */
export const epochOf = (db: Database): Promise<string> => decided(db, EPOCH, randomUUID);

/** Begins another epoch. */
export const nextEpoch = (): Statement[] => [
	sql('delete from decision where name = ?', EPOCH),
	sql('insert into decision (name, value) values (?, ?)', EPOCH, randomUUID())
];
