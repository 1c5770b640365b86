import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { BriefingDocument, type Briefing, type SavedLine } from '#lib/protocol/briefing.ts';
import type { Boards } from '../boards.ts';
import type { BriefingStore } from './briefing-store.ts';

/** Saved briefings shown at a time. */
const PAGE = 30;

/** What somebody saves: what it is called, and what was written over it. */
interface Saving {
	/** Sent again under one id, it is saved once. */
	id: string;
	title: string;
	summary: string;
	document: BriefingDocument;
}

/** Briefings that were saved, of the boards as somebody may see them. Each stays as it was. */
export class Briefings {
	readonly #boards: Boards;
	readonly #store: BriefingStore;

	constructor(boards: Boards, store: BriefingStore) {
		this.#boards = boards;
		this.#store = store;
	}

	/** The same, of the boards as somebody may see them. */
	of(boards: Boards): Briefings {
		return new Briefings(boards, this.#store);
	}

	/** Keeps the text, then puts on the log that it was saved: the revision that says so is its number. */
	async save(slug: Slug, { id, title, summary, document }: Saving): Promise<number | Refusal> {
		const text = JSON.stringify(document);
		const digest = createHash('sha256').update(text).digest('hex');
		const { from, to, revision: made } = document;
		await this.#store.keep(slug, digest, text);
		const saved = { title, from, to, made, summary, digest };
		const outcome = await this.#boards.submit(slug, id, { type: 'briefing.save', ...saved });
		if (isRefusal(outcome)) {
			// What could not be answered may have been saved all the same, or be still.
			if (outcome.code !== 'unavailable') await this.#store.dropUnsaved(slug, digest);
			return outcome;
		}
		// Whoever was refused the same meanwhile has dropped it.
		await this.#store.keep(slug, digest, text);
		return outcome.revision;
	}

	/** The latest, and whether there are older ones than these; `before`: older than a number. */
	async list(
		slug: Slug,
		before?: number
	): Promise<{ lines: SavedLine[]; more: boolean } | Refusal> {
		const board = await this.#boards.board(slug);
		if (isRefusal(board)) return board;
		const lines = await this.#store.saved(slug, { before, limit: PAGE + 1 });
		return { lines: lines.slice(0, PAGE), more: lines.length > PAGE };
	}

	/** One as it was saved, whatever the log has said since. */
	async find(slug: Slug, number: number): Promise<(Briefing & { saved: SavedLine }) | Refusal> {
		const board = await this.#boards.board(slug);
		if (isRefusal(board)) return board;
		const found = await this.#store.find(slug, number);
		if (!found) return refuse('not_found', `"${slug}" has no briefing ${number}`);
		const { saved, summary, digest, text } = found;
		const isSealed =
			createHash('sha256')
				.update(text ?? '')
				.digest('hex') === digest;
		if (text === null || !isSealed) {
			return refuse('not_found', 'The text of this briefing is not kept here as it was sealed');
		}
		return { title: saved.title, summary, document: parsed(text), saved };
	}
}

const parsed = (text: string): BriefingDocument => z.parse(BriefingDocument, JSON.parse(text));
