import {
	presentScene,
	rotate,
	startRotation,
	type Rotation,
	type RotationEvent
} from './rotation.ts';
import type { Scene, Turn } from './scene.ts';

const SECOND = 1000;

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

	/** Whole seconds until the next scene. */
	get secondsLeft(): number {
		return Math.max(0, Math.ceil((this.#rotation.until - this.#now) / SECOND));
	}

	send(event: RotationEvent): void {
		this.#turned = rotate(this.#rotation, event, this.#now);
	}

	/** Runs until the returned function is called. */
	run(): () => void {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const begun = performance.now();
		const step = () => {
			this.#now = performance.now() - begun;
			this.send({ type: 'tick' });
			timer = setTimeout(step, SECOND - (this.#now % SECOND));
		};
		step();
		return () => clearTimeout(timer);
	}
}
