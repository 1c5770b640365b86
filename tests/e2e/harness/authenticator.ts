import { createHmac } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';

/** What an authenticator shows now that has read this secret (RFC 6238). */
export function codeOf(base32: string): string {
	const bits = [...base32].map((letter) =>
		'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
	);
	const key = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
	const step = Buffer.alloc(8);
	step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
	const hash = createHmac('sha1', key).update(step).digest();
	const from = (hash.at(-1) ?? 0) & 15;
	return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A device of a page's person that keeps passkeys. */
export class Device {
	readonly #session: CDPSession;
	readonly #id: string;

	private constructor(session: CDPSession, id: string) {
		this.#session = session;
		this.#id = id;
	}

	/** `knowsOwner`: whether it asks whose finger it is, or takes any. */
	static async of(page: Page, knowsOwner = true): Promise<Device> {
		const session = await page.context().newCDPSession(page);
		await session.send('WebAuthn.enable');
		const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
			options: {
				protocol: 'ctap2',
				transport: 'internal',
				hasResidentKey: true,
				hasUserVerification: knowsOwner,
				isUserVerified: knowsOwner,
				automaticPresenceSimulation: true
			}
		});
		return new Device(session, authenticatorId);
	}

	/** From now on the finger is another's, or the owner's again. */
	async feel(isOwner: boolean): Promise<void> {
		const authenticatorId = this.#id;
		await this.#session.send('WebAuthn.setUserVerified', {
			authenticatorId,
			isUserVerified: isOwner
		});
	}

	/** How many passkeys it keeps. */
	async count(): Promise<number> {
		const authenticatorId = this.#id;
		const kept = await this.#session.send('WebAuthn.getCredentials', { authenticatorId });
		return kept.credentials.length;
	}
}
