/** The SQL with its arguments as PostgreSQL names them: `$1` for the first `?`. No other `?` may stand in it. */
export function numbered(sql: string): string {
	let count = 0;
	return sql.replace(/\?/g, () => `$${(count += 1)}`);
}
