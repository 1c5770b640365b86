import type { Change } from '#lib/domain/change.ts';
import type { Day } from '#lib/domain/day.ts';
import { newestFirst, recordedAt, type Entry } from '#lib/domain/entry.ts';
import { cursorBefore } from '#lib/protocol/dossier.ts';
import { passesFilter, TimelinePage, type EntryFilter } from '#lib/protocol/timeline.ts';
import { Overheard } from '../overheard.ts';

/** Most entries held at a time: those furthest away are let go, and read again on the way back. */
export const MOST_HELD = 150;

export type Way = 'older' | 'newer';

/** Reads a page from the server; rejects where it is not had. */
export type ReadPage = (way: Way, cursor: string) => Promise<unknown>;

/** The part of a timeline that is on the page, the newest first: it grows on the way that is read, and shrinks on the other. */
export class TimelineWindow {
	readonly #filter: EntryFilter;
	readonly #read: ReadPage;
	#page: TimelinePage;
	#reading: Way | null;
	#failed = $state.raw<Way | null>(null);
	readonly #overheard = new Overheard();

	constructor(page: TimelinePage, filter: EntryFilter, read: ReadPage) {
		this.#filter = filter;
		this.#read = read;
		this.#page = $state.raw(page);
		this.#reading = $state.raw(null);
	}

	get entries(): readonly Entry[] {
		return this.#page.entries;
	}

	/** The cursor of the next page on a way; null where the timeline ends. */
	cursor(way: Way): string | null {
		return this.#page[way];
	}

	/** Above which entry the line of a day stands, by its index; below all of them, their number. Null where it is beyond what is held. */
	lineOf(day: Day): number | null {
		const { entries, older, newer } = this.#page;
		const at = entries.findIndex((entry) => entry.day <= day);
		if (at === 0) return newer === null ? 0 : null;
		if (at > 0) return at;
		return entries.length > 0 && older === null ? entries.length : null;
	}

	/** The way that is being read. */
	get reading(): Way | null {
		return this.#reading;
	}

	/** The way whose next page could not be had. */
	get failed(): Way | null {
		return this.#failed;
	}

	/** Reads the next page on a way. */
	async more(way: Way): Promise<void> {
		const cursor = this.#page[way];
		if (cursor === null || this.#reading) return;
		this.#reading = way;
		this.#failed = null;
		const read = await this.#overheard.reading(async () =>
			TimelinePage.parse(await this.#read(way, cursor))
		);
		this.#reading = null;
		if (!read?.page) return void (this.#failed = way);
		this.#join(way, read.page);
		this.receive(read.heard);
	}

	/** Takes in changes of the board, in order. */
	receive(changes: readonly Change[]): void {
		this.#overheard.hear(changes);
		for (const { happening } of changes) {
			if (!('entry' in happening)) continue;
			const { entry } = happening;
			const id = typeof entry === 'string' ? entry : entry.id;
			const others = this.#page.entries.filter((each) => each.id !== id);
			const isShown = typeof entry !== 'string' && this.#reaches(entry);
			const entries = isShown ? [...others, entry].toSorted(newestFirst) : others;
			this.#page = { ...this.#page, entries };
		}
	}

	/** Whether an entry belongs to what is held: one beyond an end is read when that is reached. */
	#reaches(entry: Entry): boolean {
		const { entries, older, newer } = this.#page;
		const [first, last] = [entries[0], entries.at(-1)];
		if (!passesFilter(entry, this.#filter)) return false;
		const isTooNew = newer !== null && first && newestFirst(entry, first) < 0;
		const isTooOld = older !== null && last && newestFirst(entry, last) > 0;
		return !isTooNew && !isTooOld;
	}

	#join(way: Way, page: TimelinePage): void {
		const held = this.#page.entries;
		const fresh = page.entries.filter((entry) => !held.some(({ id }) => id === entry.id));
		if (way === 'older') {
			const all = [...held, ...fresh];
			const entries = all.slice(-MOST_HELD);
			const newer = all.length > MOST_HELD ? cursorAt(entries[0]) : this.#page.newer;
			this.#page = { entries, older: page.older, newer };
		} else {
			const all = [...fresh, ...held];
			const entries = all.slice(0, MOST_HELD);
			const older = all.length > MOST_HELD ? cursorAt(entries.at(-1)) : this.#page.older;
			this.#page = { entries, older, newer: page.newer };
		}
	}
}

const cursorAt = (entry: Entry | undefined): string | null =>
	entry ? cursorBefore(entry.day, recordedAt(entry)) : null;
