import { setTimeout } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { CommandInput } from '#lib/domain/command.ts';
import type { Client } from './client.ts';
import { numbered } from './commands.ts';
import type { Ledger } from './ledger.ts';

/** Between two commands of one editor, in ms: enough for tens of thousands in a long run. */
const PAUSE = 40;
/** One in so many commands asks for what cannot be. */
const SENSELESS = 10;
/** How often a command of unknown outcome is sent again, by the same id, before it is left so. */
const MOST_TRIES = 4;

/** Sends commands by a client until it is stopped, and enters in a ledger what came of each. */
export class Editor {
	readonly #client: Client;
	readonly #ledger: Ledger;
	#going: Promise<void> | undefined;
	#stopped = false;

	constructor(client: Client, ledger: Ledger) {
		this.#client = client;
		this.#ledger = ledger;
	}

	start(): void {
		this.#going = this.#goOn();
	}

	/** Resolves when the last command has come to something. */
	async stop(): Promise<void> {
		this.#stopped = true;
		await this.#going;
	}

	async #goOn(): Promise<void> {
		for (let number = 1; !this.#stopped; number += 1) {
			const id = randomUUID();
			const tries = number % 2 ? MOST_TRIES : 1;
			for (let tried = 0; tried < tries && !this.#stopped; tried += 1) {
				if (await this.#isKnown(id, commandOf(number))) break;
			}
			await setTimeout(PAUSE);
		}
	}

	/** Whether it is known now what came of it. */
	async #isKnown(id: string, command: CommandInput): Promise<boolean> {
		if (!this.#client.isLive) {
			await setTimeout(PAUSE);
			return false;
		}
		this.#ledger.unknown.add(id);
		const answer = await this.#client.submit(id, command);
		if (!answer) return false;
		if (answer.ok) this.#ledger.acknowledge(id, answer.revision);
		else if (answer.error.code === 'unavailable') {
			await setTimeout(PAUSE);
			return false;
		} else {
			this.#ledger.unknown.delete(id);
			this.#ledger.refused.add(id);
		}
		return true;
	}
}

const commandOf = (number: number): CommandInput =>
	number % SENSELESS === 0
		? { type: 'issue.assess', issue: 'there-is-none', tension: 1, note: 'Senseless' }
		: numbered(number);
