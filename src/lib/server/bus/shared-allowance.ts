import * as z from 'zod/mini';
import { Allowance, type Limits } from '../displays/allowance.ts';
import { Flow } from '../live/flow.ts';
import type { Bus } from './bus.ts';

/** Others are told at most this often, in ms. */
const TOLD_EVERY = 50;

const Spent = z.object({ at: z.number(), spent: z.array(z.tuple([z.string(), z.int()])) });

/** How others know of it: by which bus, and under which name. */
export interface Sharing {
	readonly bus: Bus;
	readonly name: string;
}

/** An allowance of which all processes know within a moment what was spent at any. */
export class SharedAllowance extends Allowance {
	readonly #sharing: Sharing;
	readonly #burst: number;
	#untold = new Map<string, number>();
	#at = 0;
	readonly #flow = new Flow(
		() => this.#tell(),
		() => TOLD_EVERY
	);

	constructor(limits: Limits, sharing: Sharing) {
		super(limits);
		this.#burst = limits.burst;
		this.#sharing = sharing;
		sharing.bus.hear(`spent ${sharing.name}`, Spent, ({ at, spent }) => {
			for (const [who, times] of spent) this.#take(who, times, at);
		});
	}

	override spend(who: string, now: number): void {
		super.spend(who, now);
		this.#at = now;
		this.#note(who, 1);
	}

	override giveBack(who: string): void {
		super.giveBack(who);
		this.#note(who, -1);
	}

	#note(who: string, times: number): void {
		this.#untold.set(who, (this.#untold.get(who) ?? 0) + times);
		this.#flow.request();
	}

	#tell(): void {
		const spent = [...this.#untold].filter(([, times]) => times !== 0);
		this.#untold = new Map();
		const { bus, name } = this.#sharing;
		if (spent.length > 0) bus.tell(`spent ${name}`, { at: this.#at, spent });
	}

	/** More than all of it nobody spends. */
	#take(who: string, times: number, at: number): void {
		const most = Math.min(Math.abs(times), this.#burst);
		for (let time = 0; time < most; time += 1) {
			if (times > 0) super.spend(who, at);
			else super.giveBack(who);
		}
	}
}
