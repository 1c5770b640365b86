import type * as postgresAccounts from './schema-accounts.postgres.ts';
import type * as sqliteAccounts from './schema-accounts.sqlite.ts';
import type * as postgresInbox from './schema-inbox.postgres.ts';
import type * as sqliteInbox from './schema-inbox.sqlite.ts';
import type * as postgresReader from './schema-reader.postgres.ts';
import type * as sqliteReader from './schema-reader.sqlite.ts';
import type * as postgres from './schema.postgres.ts';
import type * as sqlite from './schema.sqlite.ts';

type Rows<Schema> = {
	[Name in keyof Schema]: Schema[Name] extends { $inferSelect: infer Row } ? Row : never;
};

/** True where two types are the same, not only assignable to each other. */
type Same<A, B> =
	(<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Does not compile where the engines differ in their tables, or in the type of some table's rows. */
export const ENGINES_AGREE: [
	Same<Rows<typeof sqlite>, Rows<typeof postgres>>,
	Same<Rows<typeof sqliteAccounts>, Rows<typeof postgresAccounts>>,
	Same<Rows<typeof sqliteInbox>, Rows<typeof postgresInbox>>,
	Same<Rows<typeof sqliteReader>, Rows<typeof postgresReader>>
] = [true, true, true, true];
