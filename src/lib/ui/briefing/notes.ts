import type { Source } from '#lib/domain/source.ts';
import type { Sentence, SourceNote } from '#lib/protocol/briefing.ts';

/** The numbered sources of a briefing: each has one number, in the order in which they are first named. */
export class Notes {
	readonly #numbers = new Map<string, number>();
	readonly #notes: SourceNote[] = [];

	/** All that were named. */
	get all(): SourceNote[] {
		return this.#notes;
	}

	/** A sentence that rests on sources, each named once. */
	cite(text: string, ...sources: (Source | undefined)[]): Sentence {
		const numbers = sources.flatMap((source) => (source ? [this.#numberOf(source)] : []));
		return { text: whole(text), notes: [...new Set(numbers)] };
	}

	#numberOf({ publisher, title, url, date }: Source): number {
		const key = JSON.stringify([publisher, title, url, date]);
		const known = this.#numbers.get(key);
		if (known !== undefined) return known;
		const number = this.#notes.length + 1;
		this.#numbers.set(key, number);
		this.#notes.push({
			...{ number, publisher },
			...(title && { title }),
			...(url && { url }),
			...(date && { date })
		});
		return number;
	}
}

/** The text on one line, ending as a sentence does. */
function whole(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line === '' || /[.!?…。！？][”"'’)]?$/.test(line) ? line : `${line}.`;
}
