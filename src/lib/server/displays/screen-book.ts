import type { Display } from '#lib/domain/display.ts';
import type { DisplayLine, Report } from '#lib/protocol/displays.ts';

/** A screen that is heard of again within this is written down only then, in ms. */
const WRITTEN_EVERY = 60_000;

interface Page {
	connections: number;
	report: Report | null;
	/** When it was last written down that it was heard of, in ms since 1970, and what it ran. */
	written: number;
	version: string;
}

/** What this process knows of the screens that are connected to it. */
export class ScreenBook {
	readonly #pages = new Map<Display['id'], Page>();

	arrive(id: string): void {
		this.#page(id).connections += 1;
	}

	leave(id: string): void {
		const page = this.#pages.get(id);
		if (page) page.connections -= 1;
	}

	report(id: string, report: Report): void {
		this.#page(id).report = report;
	}

	isConnected(id: string): boolean {
		return (this.#pages.get(id)?.connections ?? 0) > 0;
	}

	/** The version to write down with the moment `now` at which this screen was heard of; undefined while that was written lately. */
	findDue(id: string, now: number): string | undefined {
		const page = this.#pages.get(id);
		if (!page) return undefined;
		const version = page.report?.version ?? page.version;
		if (now - page.written < WRITTEN_EVERY && version === page.version) return undefined;
		page.written = now;
		page.version = version;
		return version;
	}

	forget(id: string): void {
		this.#pages.delete(id);
	}

	lineOf(display: Display): DisplayLine {
		const report = this.#pages.get(display.id)?.report ?? null;
		return { ...display, connected: this.isConnected(display.id), report };
	}

	#page(id: string): Page {
		const page = this.#pages.get(id) ?? { connections: 0, report: null, written: 0, version: '' };
		this.#pages.set(id, page);
		return page;
	}
}
