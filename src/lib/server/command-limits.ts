import type { Actor } from '#lib/domain/actor.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { ALONE, type Bus } from './bus/bus.ts';
import { SharedAllowance } from './bus/shared-allowance.ts';
import type { Allowance } from './displays/allowance.ts';

const MINUTE = 60_000;

/** Most commands a minute: of one person or program, and on one board, or from one network address. */
export interface CommandRates {
	readonly ofOne: number;
	readonly onBoard: number;
}

/** Holds back who sends commands faster than anybody edits, before anything is decided. Demarche itself is not held back. */
export class CommandLimits {
	#people: Allowance | undefined;
	#boards: Allowance | undefined;
	#addresses: Allowance | undefined;

	/** Sets the rates, once they are known; until then there is no limit. A whole minute's commands may come at once. */
	limit({ ofOne, onBoard }: CommandRates, bus: Bus = ALONE): void {
		const rate = (most: number) => ({ burst: most, refill: MINUTE / most });
		this.#people = new SharedAllowance(rate(ofOne), { bus, name: 'commands of' });
		this.#boards = new SharedAllowance(rate(onBoard), { bus, name: 'commands on' });
		this.#addresses = new SharedAllowance(rate(onBoard), { bus, name: 'commands from' });
	}

	/** Counts a command by where it comes from, at the door, whoever sends it; the refusal where it is one too many. */
	spendFrom(address: string, now: number): Refusal | undefined {
		const wait = this.#addresses?.wait(address, now) ?? 0;
		if (wait > 0) return tooMany('Too many changes come from where you are', wait);
		this.#addresses?.spend(address, now);
		return undefined;
	}

	/** Counts a command; the refusal where it is one too many. `now`: ms since 1970. */
	spend({ kind, id }: Actor, board: Slug, now: number): Refusal | undefined {
		if (kind === 'system' || !this.#people || !this.#boards) return undefined;
		const [person, crowd] = [this.#people.wait(id, now), this.#boards.wait(board, now)];
		if (person > 0) return tooMany('You have sent too many changes', person);
		if (crowd > 0) return tooMany('Too many changes are made on this board', crowd);
		this.#people.spend(id, now);
		this.#boards.spend(board, now);
		return undefined;
	}
}

/** What holds for every command that this process and those beside it are given. */
export const commandLimits = new CommandLimits();

const tooMany = (what: string, wait: number): Refusal => {
	const seconds = Math.ceil(wait / 1000);
	return refuse('too_many', `${what}: try again in ${seconds} s`);
};
