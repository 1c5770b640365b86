import { encodeQR } from 'qr';
import type { QrPicture } from '#lib/protocol/displays.ts';

/** Light squares around the code that a reader needs: ISO/IEC 18004 asks for four. */
const QUIET = 4;

/** The text as a picture for a telephone's camera; up to 15% of it may be hidden or broken. */
export function qrPicture(text: string): QrPicture {
	const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
	return { size: rows.length, path: rows.map(rowPath).join('') };
}

/** One rectangle for each run of dark squares. */
function rowPath(row: readonly boolean[], y: number): string {
	let path = '';
	for (let x = 0; x < row.length; x += 1) {
		if (!row[x]) continue;
		let end = x;
		while (row[end]) end += 1;
		path += `M${x} ${y}h${end - x}v1h${x - end}z`;
		x = end;
	}
	return path;
}
