import * as z from 'zod/mini';
import type { Display } from '#lib/domain/display.ts';
import { Report, type DisplayLine } from '#lib/protocol/displays.ts';
import type { Bus } from '../bus/bus.ts';
import { Peers } from '../bus/peers.ts';

/** A screen that is heard of again within this is written down only then, in ms. */
const WRITTEN_EVERY = 60_000;

/** What a process knows of a screen; `heard`: when it last heard of it, in ms since 1970. */
const Known = z.object({
	connected: z.boolean(),
	report: z.nullable(Report),
	heard: z.number()
});
type Known = z.infer<typeof Known>;

interface Page {
	connections: number;
	report: Report | null;
	heard: number;
	/** When it was last written down that it was heard of, in ms since 1970, and what it ran. */
	written: number;
	version: string;
}

/** What is known of the screens that are connected, to this process or another. */
export class ScreenBook {
	readonly #pages = new Map<Display['id'], Page>();
	readonly #peers: Peers<Known>;

	/** `changed` is told whenever another process knows something new. */
	constructor(bus: Bus, changed: () => void) {
		this.#peers = new Peers(bus, { topic: 'screens', schema: Known });
		this.#peers.onChange(changed);
	}

	arrive(id: string, now: number): void {
		const page = this.#page(id);
		page.connections += 1;
		this.#heardOf(id, page, now);
	}

	leave(id: string, now: number): void {
		const page = this.#pages.get(id);
		if (!page) return;
		page.connections -= 1;
		this.#heardOf(id, page, now);
	}

	report(id: string, report: Report, now: number): void {
		const page = this.#page(id);
		page.report = report;
		this.#heardOf(id, page, now);
	}

	isConnected(id: string): boolean {
		return this.#latest(id)?.connected ?? false;
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
		this.#peers.hold(id, null);
	}

	lineOf(display: Display): DisplayLine {
		const { connected = false, report = null } = this.#latest(display.id) ?? {};
		return { ...display, connected, report };
	}

	close(): void {
		this.#peers.close();
	}

	/** From where it is connected, else from where it was heard of last. */
	#latest(id: string): Known | undefined {
		const page = this.#pages.get(id);
		const all = [...(page ? [knownOf(page)] : []), ...this.#peers.of(id)];
		return all.toSorted(
			(one, other) => Number(other.connected) - Number(one.connected) || other.heard - one.heard
		)[0];
	}

	#heardOf(id: string, page: Page, now: number): void {
		page.heard = now;
		this.#peers.hold(id, knownOf(page));
	}

	#page(id: string): Page {
		const none = { connections: 0, report: null, heard: 0, written: 0, version: '' };
		const page = this.#pages.get(id) ?? none;
		this.#pages.set(id, page);
		return page;
	}
}

const knownOf = ({ connections, report, heard }: Page): Known => ({
	connected: connections > 0,
	report,
	heard
});
