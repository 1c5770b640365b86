import { untrack } from 'svelte';
import { Clock } from '#lib/client/clock.svelte.ts';
import { WatchedBoard } from '#lib/client/watched-board.svelte.ts';
import type { Board } from '#lib/domain/board.ts';
import type { DisplaySettings } from '#lib/domain/display.ts';
import type { Light } from '#lib/domain/light.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { HeldCards } from './held-cards.svelte.ts';
import { interruptionsIn } from './interruption.ts';
import { keepCopies } from './keeper.ts';
import { Lamp } from './lamp.svelte.ts';
import { Mishaps } from './mishaps.svelte.ts';
import { isTurnedAfter } from './pixel-shift.ts';
import { planOf, type Plan } from './plan.ts';
import { issuesOn, turnsOf, wallIssues } from './playlist.ts';
import { presentOn, type Present, type Turns } from './present.ts';
import { failedVersion, isDue, offered, triedVersion, type Renewal } from './renewal.ts';
import { keyOf, type Turn } from './scene.ts';
import { aspectOf, type Screen } from './screen.ts';
import { Show } from './show.svelte.ts';
import { touchedBy } from './touched.ts';
import type { Truth } from './truth.ts';

/** What a wall begins with: a board as it was at `now` (server's clock, ms since 1970), a screen, and what to show. */
export interface Beginning {
	board: Board;
	now: number;
	screen: Screen;
	settings: DisplaySettings;
	/** The version of this page. */
	version: string;
	/** That of the log which the board is of. */
	epoch?: string | undefined;
	/** This device's clock minus the server's (ms), where the board comes from a copy kept here. */
	keptSkew?: number;
}

/** One wall: its live board, what of it is shown now, and how. A page draws it; a paired display is told by it. */
export class WallView {
	readonly live: WatchedBoard;
	readonly clock: Clock;
	readonly show: Show;
	readonly held = new HeldCards();
	readonly mishaps = new Mishaps();
	readonly lamp: Lamp;
	readonly #plan: Plan;
	readonly #turns: Turn[];
	#screen: Screen;
	#settings: DisplaySettings;
	#pinned: Slug | null;
	#renewal: Renewal;
	/** Whether a part of this page did not load. */
	#lacks = false;
	#lastTurn = 0;
	#turned = $state.raw(false);
	readonly #each: Turns = new Map();
	readonly #keptSkew: number | undefined;
	/** Whether the front shows an issue now. */
	readonly #isSeen = (issue: Slug): boolean => {
		const { scene } = this.present.front;
		if (scene.kind === 'interruption') return scene.interruption.issue === issue;
		return issuesOn(scene, this.board, this.plan).includes(issue);
	};

	constructor({ board, now, screen, settings, version, epoch, keptSkew }: Beginning) {
		this.live = new WatchedBoard(board, now, { epoch });
		this.clock = new Clock(now);
		this.#screen = $state.raw(screen);
		this.#settings = $state.raw(settings);
		this.#pinned = $state.raw<Slug | null>(null);
		this.#keptSkew = keptSkew;
		this.#renewal = { own: version, offered: null, tried: null };
		this.#plan = $derived(planOf(this.#settings.viewing, aspectOf(this.#screen), this.issues));
		this.#turns = $derived(this.#arranged());
		this.show = new Show(() => this.#turns);
		this.lamp = new Lamp(() => this.#settings.schedule, this.clock);
	}

	get board(): Board {
		return this.live.board;
	}

	/** How many issues are open. */
	get issues(): number {
		return wallIssues(this.board).length;
	}

	get plan(): Plan {
		return this.#plan;
	}

	get screen(): Screen {
		return this.#screen;
	}

	get truth(): Truth {
		const { state, asOf } = this.live;
		return { state, asOf, skew: this.live.version === null ? 0 : this.live.skew };
	}

	get light(): Light {
		return this.lamp.light;
	}

	/** Whether what stood at its left and right has changed places; that happens between two scenes. */
	get turned(): boolean {
		return this.#turned;
	}

	/** What is on the stage now, and what is prepared behind it. */
	get present(): Present {
		return presentOn(this.show, this.board, this.#each);
	}

	/** The screen is of that size now. */
	measure(screen: Screen): void {
		this.#screen = screen;
	}

	/** Another choice of scenes, size or schedule. What is shown then is where the rotation goes on from. */
	arrange(settings: DisplaySettings): void {
		this.#settings = settings;
		untrack(() => this.show.send({ type: 'arranged', turns: this.#turns }));
	}

	/** One issue alone is shown until this is taken back with null. */
	pin(issue: Slug | null): void {
		this.#pinned = issue;
	}

	/** A scene could not be shown: it is left out for a while. */
	failed(key: string, error: unknown): void {
		this.mishaps.add(`Scene ${key} could not be shown (${String(error)})`, this.clock.now);
		this.show.send({ type: 'failed', key });
	}

	/** A part of this page did not load: between two scenes it is loaded anew. */
	lacks(): void {
		this.#lacks = true;
	}

	/** Connects and runs until the returned function is called. In the browser. `renew`: come to this version now; false where it cannot be come to yet. */
	run(renew: (version: string) => boolean): () => void {
		this.#renewal = { ...this.#renewal, tried: triedVersion() };
		const failed = failedVersion(this.#renewal);
		if (failed) this.mishaps.add(`Version ${failed} did not start`, Date.now());
		const ends = [
			this.live.onChanges((changes, before, after) => {
				for (const interruption of interruptionsIn(changes, before, after)) {
					this.show.send({ type: 'interrupt', interruption });
				}
				this.#hold(changes.flatMap(touchedBy));
			}),
			this.live.connect(),
			this.clock.run(() => this.#skew()),
			this.show.run((now) => {
				this.held.settle(now, this.#isSeen);
				this.#bringWaiting();
				const between = this.#isBetween();
				// Nobody knows when a scene that is held will leave.
				if (between || this.show.rotation.held) this.#turned = isTurnedAfter(now);
				this.#lookForVersion(now, between, renew);
			}),
			keepCopies(this)
		];
		return () => ends.forEach((end) => end());
	}

	/** Holds up the cards that changed: those seen at once, those on other pages once they are brought to the front. */
	#hold(changed: readonly Slug[]): void {
		const isShown = (issue: Slug) => this.#isSeen(issue) || this.#keyFor(issue) !== undefined;
		this.held.add(changed.filter(isShown), this.show.age, this.#isSeen);
		this.#bringWaiting();
	}

	#bringWaiting(): void {
		const issue = this.held.waiting.find((each) => !this.#isSeen(each));
		const key = issue && this.#keyFor(issue);
		if (key) this.show.send({ type: 'bring', key });
	}

	/** The key of a scene that shows an issue; undefined where none does. */
	#keyFor(issue: Slug): string | undefined {
		const turn = this.#turns.find(({ scene }) =>
			issuesOn(scene, this.board, this.plan).includes(issue)
		);
		return turn && keyOf(turn.scene);
	}

	#skew(): number {
		const { version, skew } = this.live;
		return version === null ? (this.#keptSkew ?? skew) : skew;
	}

	/** Whether one scene has just left, or there is only one. */
	#isBetween(): boolean {
		const { until, interrupted } = this.show.rotation;
		const between = !interrupted && (until !== this.#lastTurn || this.#turns.length === 1);
		this.#lastTurn = until;
		return between;
	}

	#lookForVersion(now: number, between: boolean, renew: (version: string) => boolean): void {
		const { version } = this.live;
		if (version !== null) this.#renewal = offered(this.#renewal, version, now, Math.random());
		const next = this.#renewal.offered;
		if (this.live.state !== 'live') return;
		if (next) {
			if (!isDue(this.#renewal, now, between) || !renew(next.version)) return;
			this.#renewal = { ...this.#renewal, offered: null, tried: next.version };
		} else if (this.#lacks && between) renew(this.#renewal.own);
	}

	#arranged(): Turn[] {
		const pinned = this.#pinned;
		const isThere = this.board.issues.some(({ id }) => id === pinned);
		if (pinned && isThere) return [{ scene: { kind: 'issue', issue: pinned }, seconds: 60 }];
		return turnsOf(this.board, this.plan, this.#settings.scenes);
	}
}
