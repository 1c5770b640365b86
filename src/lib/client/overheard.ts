import type { Change } from '#lib/domain/change.ts';

/** What is heard of a board while a page about it is read, which may have been made before it. */
export class Overheard {
	#heard: Change[] | null = null;

	/** Whether a page is being read. */
	get isReading(): boolean {
		return this.#heard !== null;
	}

	hear(changes: readonly Change[]): void {
		this.#heard?.push(...changes);
	}

	/**
	 * Reads a page: gives it, or null where it cannot be had, with what was heard meanwhile. Of two that are read at once the last
	 * that was asked for counts; the other gives nothing.
	 */
	async reading<T>(
		read: () => Promise<T>
	): Promise<{ page: T | null; heard: readonly Change[] } | undefined> {
		const heard: Change[] = [];
		this.#heard = heard;
		const page = await read().catch(() => null);
		if (this.#heard !== heard) return undefined;
		this.#heard = null;
		return { page, heard };
	}
}
