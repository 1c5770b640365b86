import { DEFAULT_DISPLAY_SETTINGS, type DisplaySettings } from '#lib/domain/display.ts';
import type { SceneTurn } from '#lib/domain/scene-choice.ts';
import {
	REPORT_EVERY,
	REPORT_PAUSE,
	type Report,
	type ScreenCommand,
	type ScreenDisplay,
	type Standing
} from '#lib/protocol/displays.ts';
import type { ScreenEvents, ScreenLine } from './screen-socket.ts';

/** A scene that somebody asked for stays this long, in seconds, unless the display gives it longer. */
const SHOWN_FOR = 30;
/** A screen says its number for this long, in ms. */
const IDENTIFIED_FOR = 15_000;

/** What the wall on a screen says of itself; the device adds the rest. */
export type Telling = Pick<Report, 'state' | 'scene' | 'skew' | 'light' | 'errors'>;

/** What a device needs of the browser around it. */
export interface DeviceWorld {
	open(events: ScreenEvents): Promise<ScreenLine>;
	/** Forgets all boards, and loads the page anew. */
	beginAnew(): void;
	reload(): void;
	/** What this page runs. */
	readonly version: string;
}

/** The screen that this page is shown on: what it is to the server, what it was told, and what it tells. */
export class Device {
	readonly #world: DeviceWorld;
	#standing: Standing;
	#connected = $state.raw(false);
	#lostAt = $state.raw<number | null>(null);
	#shown = $state.raw<SceneTurn | null>(null);
	#identifying = $state.raw(false);
	#telling: Telling | null = null;
	#line: ScreenLine | null = null;
	#nexts = new Set<() => void>();
	#timers = new Map<string, ReturnType<typeof setTimeout>>();
	#lastReport = 0;

	constructor(standing: Standing, world: DeviceWorld) {
		this.#standing = $state.raw(standing);
		this.#world = world;
	}

	get standing(): Standing {
		return this.#standing;
	}

	/** The display it is; null while it is nobody's. */
	get display(): ScreenDisplay | null {
		return this.#standing.kind === 'paired' ? this.#standing.display : null;
	}

	/** Since when the server has not answered, in ms since 1970; null while it does. */
	get lostAt(): number | null {
		return this.#connected ? null : this.#lostAt;
	}

	/** What the display is set to show; for a while only the scene that somebody asked for. */
	get settings(): DisplaySettings {
		const { settings } = this.display ?? { settings: DEFAULT_DISPLAY_SETTINGS };
		return this.#shown ? { ...settings, scenes: [this.#shown] } : settings;
	}

	/** Whether the room is told which display this is. */
	get isIdentifying(): boolean {
		return this.#identifying;
	}

	/** Calls back when the next scene is asked for, until the returned function is called. */
	onNext(listener: () => void): () => void {
		this.#nexts.add(listener);
		return () => this.#nexts.delete(listener);
	}

	/** What the wall says of itself; the server is told soon, and again now and then. */
	tell(telling: Telling): void {
		this.#telling = telling;
		this.#reportIn(Math.max(0, this.#lastReport + REPORT_PAUSE - Date.now()));
	}

	/** Connects, and stays connected until the returned function is called. Once, in the browser. */
	connect(): () => void {
		let closed = false;
		this.#open(() => closed);
		return () => {
			closed = true;
			for (const timer of this.#timers.values()) clearTimeout(timer);
			this.#line?.close();
		};
	}

	/** The line itself is loaded over the network, so that may fail, too. */
	#open(isClosed: () => boolean): void {
		const events: ScreenEvents = {
			link: (connected) => this.#linked(connected),
			standing: (standing) => this.#stand(standing),
			command: (command) => this.#obey(command)
		};
		this.#world.open(events).then(
			(line) => (isClosed() ? line.close() : (this.#line = line)),
			() => {
				this.#linked(false);
				this.#in('open', 10_000, () => this.#open(isClosed));
			}
		);
	}

	#linked(connected: boolean): void {
		this.#connected = connected;
		if (connected) this.#lostAt = null;
		else this.#lostAt ??= Date.now();
		if (connected && this.#telling) this.tell(this.#telling);
	}

	#stand(standing: Standing): void {
		const before = this.#standing;
		if (standing.kind === 'revoked') return this.#world.beginAnew();
		// A screen that becomes a display, or shows another board, loads what it shows.
		const isSame =
			before.kind === 'paired' && standing.kind === 'paired'
				? before.display.board === standing.display.board
				: before.kind === standing.kind || standing.kind !== 'paired';
		this.#standing = standing;
		if (!isSame) this.#world.reload();
	}

	#obey(command: ScreenCommand): void {
		switch (command.type) {
			case 'next':
				this.#shown = null;
				return this.#nexts.forEach((next) => next());
			case 'show':
				this.#shown = { scene: command.scene, seconds: SHOWN_FOR };
				return this.#in('shown', SHOWN_FOR * 1000, () => (this.#shown = null));
			case 'identify':
				this.#identifying = true;
				return this.#in('identify', IDENTIFIED_FOR, () => (this.#identifying = false));
			case 'reload':
				return this.#world.reload();
			default:
				return command satisfies never;
		}
	}

	#reportIn(wait: number): void {
		this.#in('report', wait, () => {
			this.#lastReport = Date.now();
			if (this.#telling && this.#connected) this.#line?.report(this.#reportOf(this.#telling));
			this.#reportIn(REPORT_EVERY);
		});
	}

	#reportOf(telling: Telling): Report {
		return {
			...telling,
			scene: telling.scene.slice(0, 160),
			skew: Math.round(telling.skew),
			version: this.#world.version,
			width: window.innerWidth,
			height: window.innerHeight
		};
	}

	#in(name: string, wait: number, act: () => void): void {
		clearTimeout(this.#timers.get(name));
		this.#timers.set(name, setTimeout(act, wait));
	}
}
