import type { Refusal } from '#lib/domain/refusal.ts';
import { ALONE, type Bus } from '../bus/bus.ts';
import { log } from '../log.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Accounts } from './accounts.ts';
import { Tries, type Trier } from './tries.ts';

/** How long a link that was mailed is good, in ms. */
const LASTS = 60 * 60 * 1000;
/** Mails asked for: so many at once, then one in a while. */
const LIMITS = {
	fromAddress: { burst: 10, refill: 300_000 },
	forAccount: { burst: 3, refill: 900_000 }
};

/** What mailing links must know of the world. */
export interface PasswordMailWorld {
	readonly accounts: Pick<Accounts, 'store' | 'links'>;
	readonly mailer: Mailer;
	readonly clock: () => number;
	/** Where the links lead, whatever a request says of it. */
	readonly origin: string;
	/** What other processes tell. */
	readonly bus?: Bus;
}

/** Mails links for new passwords. Nobody learns from it whether an address has an account. */
export class PasswordMail {
	readonly #world: PasswordMailWorld;
	readonly #tries: Tries;
	readonly #sending = new Set<Promise<void>>();

	constructor(world: PasswordMailWorld) {
		this.#world = world;
		const { bus = ALONE } = world;
		const what = 'links for a new password were asked for';
		this.#tries = new Tries(what, LIMITS, { bus, name: 'password mails' });
	}

	/** Takes the wish on; what comes of it is in the mail alone. */
	ask(email: string, address: string): Refusal | undefined {
		const trier: Trier = { address, account: email };
		const refusal = this.#tries.spend(trier, this.#world.clock());
		if (refusal) return refusal;
		const sending = this.#send(email).catch((error: unknown) =>
			log.error({ err: error }, 'a link for a new password could not be mailed')
		);
		this.#sending.add(sending);
		void sending.then(() => this.#sending.delete(sending));
		return undefined;
	}

	/** Resolves once all that was taken on has been sent, or has failed. */
	async settled(): Promise<void> {
		await Promise.all(this.#sending);
	}

	async #send(email: string): Promise<void> {
		const { accounts, mailer, origin } = this.#world;
		const account = await accounts.store.findByEmail(email);
		if (!account || account.isDisabled) return;
		const errand = { kind: 'password', account: account.id } as const;
		const secret = await accounts.links.make(errand, LASTS);
		await mailer.send({
			to: account.email,
			subject: 'A new password for Demarche',
			text: [
				`Somebody, we hope you, asked for a new password for your account at ${origin}.`,
				'',
				'Set it here; the link is good once, within an hour:',
				`${origin}/password/${secret}`,
				'',
				'If it was not you, do nothing: your password stays as it is.',
				''
			].join('\n')
		});
	}
}
