import type { Instant } from '#lib/domain/day.ts';
import type { Display } from '#lib/domain/display.ts';
import type { CredentialHash } from './credential.ts';

/** A display with the hash of its screen's credential. */
export interface Kept {
	readonly display: Display;
	readonly credential: CredentialHash;
}

/** The displays of an installation. The only SQL about them. Throws only where the engine fails. */
export interface DisplayStore {
	/** All displays, in order of their numbers. */
	all(): Promise<Kept[]>;
	/** The display whose screen holds that credential. */
	findByCredential(credential: CredentialHash): Promise<Kept | undefined>;
	find(id: string): Promise<Kept | undefined>;
	/** Keeps a new display; `taken` where its number or its credential is another's. */
	add(kept: Kept): Promise<'added' | 'taken'>;
	/** Keeps what a display has become, apart from what its screen said; `changed`, and nothing is, where it is no longer as it was `before`. */
	save(display: Display, before: Display): Promise<'saved' | 'changed'>;
	/** Keeps when the server last heard of a screen, and what it runs. */
	saw(id: string, seen: Instant, version: string): Promise<void>;
	/** Forgets a display and its credential. */
	remove(id: string): Promise<void>;
}
