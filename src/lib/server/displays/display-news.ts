import * as z from 'zod/mini';
import { ScreenCommand } from '#lib/protocol/displays.ts';
import type { Bus } from '../bus/bus.ts';
import type { CredentialHash } from './credential.ts';

/** Told of what happens to displays. */
export interface DisplayEvents {
	/** What the screen of this credential is has changed. */
	standing(credential: CredentialHash): void;
	/** The screen of this credential is to do something. */
	command(credential: CredentialHash, command: ScreenCommand): void;
	/** Those who look after displays see something new. */
	lines(): void;
}

const NO_ONE: DisplayEvents = {
	standing: () => undefined,
	command: () => undefined,
	lines: () => undefined
};

const News = z.discriminatedUnion('what', [
	z.object({ what: z.literal('standing'), credential: z.string() }),
	z.object({ what: z.literal('command'), credential: z.string(), command: ScreenCommand }),
	z.object({ what: z.literal('lines') })
]);
type News = z.infer<typeof News>;

/** Tells of what happens to displays at this process and at every other: a screen is connected to whichever. */
export class DisplayNews implements DisplayEvents {
	readonly #bus: Bus;
	#here = NO_ONE;

	constructor(bus: Bus) {
		this.#bus = bus;
		bus.hear('displays', News, (news) => this.#tellHere(news));
	}

	/** Tells these, and nobody else here, from now on. */
	listen(events: DisplayEvents): void {
		this.#here = events;
	}

	standing(credential: CredentialHash): void {
		this.#tell({ what: 'standing', credential });
	}

	command(credential: CredentialHash, command: ScreenCommand): void {
		this.#tell({ what: 'command', credential, command });
	}

	lines(): void {
		this.#tell({ what: 'lines' });
	}

	/** What is new is known at the other processes already. */
	linesHere(): void {
		this.#here.lines();
	}

	#tell(news: News): void {
		this.#tellHere(news);
		this.#bus.tell('displays', news);
	}

	#tellHere(news: News): void {
		switch (news.what) {
			case 'standing':
				return this.#here.standing(news.credential);
			case 'command':
				return this.#here.command(news.credential, news.command);
			case 'lines':
				return this.#here.lines();
			default:
				return news satisfies never;
		}
	}
}
