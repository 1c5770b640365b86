import type {
	PublicKeyCredentialCreationOptionsJSON as MakingOptions,
	PublicKeyCredentialRequestOptionsJSON as ShowingOptions
} from '@simplewebauthn/server';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import { MOST_PASSKEYS, type MadePasskey, type ShownPasskey } from '#lib/protocol/passkeys.ts';
import { ALONE, type Bus } from '../bus/bus.ts';
import { log } from '../log.ts';
import type { Accounts, Cookies, Whence } from './accounts.ts';
import type { Person } from './gate.ts';
import type { PasskeyStore } from './passkey-store.ts';
import { GUESSES, Tries } from './tries.ts';

/** What proves a passkey: it is large, and needed by few. */
const library = () => import('@simplewebauthn/server');

/** What passkeys must know of the installation. */
interface PasskeysWorld {
	readonly accounts: Accounts;
	readonly store: PasskeyStore;
	readonly clock: () => number;
	/** What other processes tell. */
	readonly bus?: Bus;
}

/**
 * Ways in that are kept by a device and opened by its owner's finger, face or number: something that one has, and something
 * that one is or knows. That is both steps of a sign-in, so a passkey of which its device does not say so is none.
 */
export class Passkeys {
	readonly #world: PasskeysWorld;
	readonly #tries: Tries;

	constructor(world: PasskeysWorld) {
		this.#world = world;
		const { bus = ALONE } = world;
		this.#tries = new Tries('tries with passkeys', GUESSES, { bus, name: 'passkeys' });
	}

	get store(): PasskeyStore {
		return this.#world.store;
	}

	/** What a browser needs to have one made. */
	async beginMaking(person: Person, { origin }: Whence): Promise<MakingOptions | Refusal> {
		const held = await this.store.list(person.id);
		if (held.length >= MOST_PASSKEYS)
			return refuse('invalid', `An account has at most ${MOST_PASSKEYS} passkeys`);
		const { generateRegistrationOptions } = await library();
		return generateRegistrationOptions({
			...{ rpName: 'Demarche', rpID: nameOf(origin) },
			...{ userName: person.email, userDisplayName: person.name },
			userID: new TextEncoder().encode(person.id),
			challenge: await this.store.challenge(person.id),
			excludeCredentials: held.map(({ credentialID }) => ({ id: credentialID })),
			authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
		});
	}

	/** Keeps the one that was made. */
	async make(
		person: Person,
		{ name, made }: { name: string; made: MadePasskey },
		{ origin }: Whence
	): Promise<{ name: string } | Refusal> {
		const { verifyRegistrationResponse } = await library();
		const proven = await proving(() =>
			verifyRegistrationResponse({
				response: made,
				expectedChallenge: (challenge) => this.store.meet(challenge, person.id),
				...expectedAt(origin)
			})
		);
		if (!proven?.verified) return notProven();
		const { credential, credentialDeviceType, credentialBackedUp, aaguid } =
			proven.registrationInfo;
		if (await this.store.find(credential.id)) return notProven();
		await this.store.add({
			...{ account: person.id, name, credential: credential.id, counter: credential.counter },
			publicKey: Buffer.from(credential.publicKey).toString('base64url'),
			...{ deviceType: credentialDeviceType, backedUp: credentialBackedUp, aaguid }
		});
		return { name };
	}

	/** What a browser needs to have one shown, whoever's it is. */
	async beginSignIn({ origin, address }: Whence): Promise<ShowingOptions | Refusal> {
		const refusal = this.#tries.spend({ address, account: address }, this.#world.clock());
		if (refusal) return refusal;
		const { generateAuthenticationOptions } = await library();
		return generateAuthenticationOptions({
			rpID: nameOf(origin),
			challenge: await this.store.challenge(),
			userVerification: 'required'
		});
	}

	/** Lets in whoever has shown theirs. */
	async signIn(shown: ShownPasskey, whence: Whence): Promise<Cookies | Refusal> {
		const account = await this.#provenBy(shown, whence);
		if (isRefusal(account)) return account;
		const cookies = await this.#world.accounts.openSession(account.id, whence);
		if (!cookies) return notProven();
		this.#tries.giveBack({ address: whence.address, account: whence.address });
		return cookies;
	}

	async #provenBy(shown: ShownPasskey, { origin }: Whence): Promise<{ id: string } | Refusal> {
		const held = await this.store.find(shown.id);
		if (!held) return notProven();
		const { verifyAuthenticationResponse } = await library();
		const { credentialID: id, publicKey, counter } = held;
		const proven = await proving(() =>
			verifyAuthenticationResponse({
				response: shown,
				expectedChallenge: (challenge) => this.store.meet(challenge),
				...expectedAt(origin),
				credential: { id, publicKey: bytesOf(publicKey), counter }
			})
		);
		if (!proven?.verified) return notProven();
		const isCounted = await this.store.count(held.id, proven.authenticationInfo.newCounter);
		return isCounted ? { id: held.userId } : notProven();
	}
}

/** A passkey belongs to the name of a server, whatever its port. */
const nameOf = (origin: string): string => new URL(origin).hostname;

const expectedAt = (origin: string) => ({
	expectedOrigin: origin,
	expectedRPID: nameOf(origin),
	requireUserVerification: true
});

const bytesOf = (base64url: string) => Uint8Array.from(Buffer.from(base64url, 'base64url'));

/** What the library finds wrong it throws, as an error of no kind of its own: to us it is a passkey that proves nothing. */
async function proving<T>(verify: () => Promise<T>): Promise<T | undefined> {
	try {
		return await verify();
	} catch (error) {
		log.debug({ reason: String(error) }, 'a passkey was not proven');
		return undefined;
	}
}

const notProven = () =>
	refuse('unidentified', 'This passkey opens nothing here: it was removed, or its time was over');
