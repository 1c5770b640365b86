import {
	presentScene,
	rotate,
	startRotation,
	upcoming,
	type Rotation,
	type RotationEvent
} from './rotation.ts';
import type { Scene, Turn } from './scene.ts';

const SECOND = 1000;
/** The next scene is prepared this long before the present one leaves, in ms. */
const PREPARED_FOR = 4_000;

/** The rotation of one wall in time: it turns by itself while it runs. */
export class Show {
	readonly #rotation: Rotation;
	#turned: Rotation;
	#now: number;

	/** `turns`: what there is to show now. It stands still until it runs. */
	constructor(turns: () => readonly Turn[]) {
		this.#turned = $state.raw(startRotation(turns(), 0));
		this.#now = $state.raw(0);
		this.#rotation = $derived(
			rotate(this.#turned, { type: 'arranged', turns: turns() }, this.#now)
		);
	}

	get rotation(): Rotation {
		return this.#rotation;
	}

	get scene(): Scene | undefined {
		return presentScene(this.#rotation);
	}

	/** The scene that is to be prepared now; null while there is time. */
	get upcoming(): { scene: Scene; round: number } | null {
		const { until, held } = this.#rotation;
		if (held || until - this.#now > PREPARED_FOR) return null;
		const { scene, round } = upcoming(this.#rotation, this.#now);
		return scene ? { scene, round } : null;
	}

	/** How long it has run, in ms. */
	get age(): number {
		return this.#now;
	}

	/** Whole seconds until the next scene. */
	get secondsLeft(): number {
		return Math.max(0, Math.ceil((this.#rotation.until - this.#now) / SECOND));
	}

	send(event: RotationEvent): void {
		this.#turned = rotate(this.#rotation, event, this.#now);
	}

	/** Runs until the returned function is called, and calls back every second. */
	run(step: (now: number) => void): () => void {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const begun = performance.now();
		const tick = () => {
			this.#now = performance.now() - begun;
			this.send({ type: 'tick' });
			step(this.#now);
			timer = setTimeout(tick, SECOND - (this.#now % SECOND));
		};
		tick();
		return () => clearTimeout(timer);
	}
}
