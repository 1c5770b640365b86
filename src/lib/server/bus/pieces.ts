/** PostgreSQL takes under 8,000 bytes at once; before each piece stands a little. */
const LARGEST = 7_000;

const PIECE = /^(\S+) (\d+)\/(\d+) (.*)$/s;
const BEYOND_ASCII = /[\u007f-\uffff]/g;

/** A message as what PostgreSQL takes: `sender index/count part`. */
export function piecesOf(sender: string, message: unknown): string[] {
	// In ASCII a character is a byte, wherever it is cut.
	const text = JSON.stringify(message).replaceAll(
		BEYOND_ASCII,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
	const count = Math.ceil(text.length / LARGEST);
	return Array.from(
		{ length: count },
		(_, index) =>
			`${sender} ${index}/${count} ${text.slice(index * LARGEST, (index + 1) * LARGEST)}`
	);
}

/** What one sender's piece completes. */
export interface Whole {
	readonly sender: string;
	readonly message: unknown;
}

/** Puts messages together again of pieces that come in their sender's order. What has lost a piece is thrown away. */
export class Pieces {
	readonly #begun = new Map<string, string[]>();

	/** The message that this piece completes; undefined where more are to come, or it is none. */
	add(piece: string): Whole | undefined {
		const [, sender = '', index, count, part = ''] = PIECE.exec(piece) ?? [];
		const parts = index === '0' ? [] : this.#begun.get(sender);
		this.#begun.delete(sender);
		if (!parts || parts.length !== Number(index)) return undefined;
		parts.push(part);
		if (parts.length === Number(count)) return wholeOf(sender, parts.join(''));
		this.#begun.set(sender, parts);
		return undefined;
	}
}

function wholeOf(sender: string, text: string): Whole | undefined {
	try {
		return { sender, message: JSON.parse(text) };
	} catch {
		// Whoever may use the database may tell anything on it.
		return undefined;
	}
}
