/** What a spreadsheet may take for the beginning of a formula, full-width forms among it. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠\t\r\n]/u;
/** Spreadsheets take a file for UTF-8 only where it begins with this. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** One row of a CSV file (RFC 4180). */
export const csvRow = (fields: readonly string[]): string => `${fields.map(field).join(',')}\r\n`;

/** Safe to open in a spreadsheet: what might be read as a formula is marked as text. */
function field(text: string): string {
	const safe = FORMULA.test(text) ? `'${text}` : text;
	return /[",\r\n;\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
