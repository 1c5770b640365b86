import pg from 'pg';

/** What must be changed in an address that cannot be read; it repeats nothing of it. */
export const ADDRESS_RULE =
	'must be an address such as postgres://name:password@host/database, in which / ? # @ % of a password are percent-encoded';

/** A sign of a password that ended the part in which one stands: what follows it would be told as a host or a database. */
const SPILT = /^\w+:\/\/[^/?#]*[/?#].*@/s;

/** Whether the client of PostgreSQL reads an address as its writer meant it. */
export function isPostgresAddress(url: string): boolean {
	if (!/^postgres(ql)?:\/\/./.test(url) || SPILT.test(url)) return false;
	try {
		new pg.Client(url);
		return true;
	} catch (error) {
		// A file that an address names is opened too: that is another matter.
		return !(error instanceof URIError || (error instanceof TypeError && 'code' in error));
	}
}
