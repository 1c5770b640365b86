import type { DefaultEventsMap, Socket } from 'socket.io';
import {
	REPORT_PAUSE,
	Report,
	type FromScreen,
	type ScreenCommand,
	type Standing,
	type ToScreen
} from '#lib/protocol/displays.ts';
import { DatabaseTrouble } from '../database/trouble.ts';
import { log } from '../log.ts';
import { parsed } from '../live/parsed.ts';
import { Allowance } from './allowance.ts';
import type { CredentialHash } from './credential.ts';
import type { Screens } from './screens.ts';

/** A screen that could not be given a code is tried again after this, in ms. */
const CROWDED_FOR = 30_000;
/** One that could not be told what it is is told after this, in ms. */
const TOLD_AFTER = 1_000;
const REPORTS = { burst: 10, refill: REPORT_PAUSE };

export type ScreenSocket = Socket<FromScreen, ToScreen, DefaultEventsMap, object>;

/** One connection of a screen: what it is told, and what it tells. */
export class ScreenVisit {
	readonly #socket: ScreenSocket;
	readonly #screens: Screens;
	readonly #origin: string;
	readonly #credential: CredentialHash;
	readonly #reports = new Allowance(REPORTS);
	/** The display it is, as last told. */
	#display: string | null = null;
	#renewal: ReturnType<typeof setTimeout> | undefined;
	#turn: Promise<void> = Promise.resolve();

	constructor(socket: ScreenSocket, screens: Screens, credential: CredentialHash, origin: string) {
		this.#socket = socket;
		this.#screens = screens;
		this.#credential = credential;
		this.#origin = origin;
	}

	/** Tells it what it is, now and again when its code is no longer good, and listens to it. */
	begin(): void {
		this.#socket.on('report', (payload: unknown) => this.#report(payload));
		this.#socket.on('disconnect', () => this.#do(() => this.#part()));
		this.stand();
	}

	/** Tells it what it is now; where that fails, as for want of the database, a while later. */
	stand(): void {
		this.#do(() =>
			this.#tell().catch((error: unknown) => {
				this.#standAfter(TOLD_AFTER);
				throw error;
			})
		);
	}

	/** Resolves when all that has happened so far is dealt with. */
	settled(): Promise<void> {
		return this.#turn;
	}

	command(command: ScreenCommand): void {
		this.#socket.emit('command', command);
	}

	/** One after another, so that it is told in the order in which things happened. A failure ends nothing. */
	#do(task: () => Promise<void>): void {
		this.#turn = this.#turn.then(task).catch((error: unknown) => {
			// Of trouble is told once, where it is found.
			if (error instanceof DatabaseTrouble) return;
			log.error({ err: error }, 'a screen could not be served');
		});
	}

	async #tell(): Promise<void> {
		clearTimeout(this.#renewal);
		const standing = await this.#screens.standing(this.#credential, this.#origin);
		if (!this.#socket.connected) return;
		await this.#become(standing.kind === 'paired' ? standing.display.id : null);
		this.#socket.emit('standing', standing);
		this.#standAfter(waitOf(standing));
	}

	#part(): Promise<void> {
		clearTimeout(this.#renewal);
		return this.#become(null);
	}

	async #become(display: string | null): Promise<void> {
		const before = this.#display;
		if (before === display) return;
		this.#display = display;
		if (before !== null) await this.#screens.left(before);
		if (display !== null) await this.#screens.arrived(display);
	}

	/** In so many ms; null where it stays what it is. */
	#standAfter(wait: number | null): void {
		clearTimeout(this.#renewal);
		if (wait !== null) this.#renewal = setTimeout(() => this.stand(), wait);
	}

	#report(payload: unknown): void {
		const now = Date.now();
		if (this.#reports.wait('', now) > 0) return;
		this.#reports.spend('', now);
		const report = parsed(Report, payload);
		const display = this.#display;
		if ('refusal' in report || display === null) return;
		this.#do(() => this.#screens.reported(display, report.value));
	}
}

/** Ms until a screen is to be told anew by itself; null where it stays what it is. */
function waitOf(standing: Standing): number | null {
	switch (standing.kind) {
		case 'unpaired':
			return Math.max(0, Date.parse(standing.expires) - Date.now()) + 1;
		case 'crowded':
			return CROWDED_FOR;
		case 'paired':
		case 'revoked':
			return null;
		default:
			return standing satisfies never;
	}
}
