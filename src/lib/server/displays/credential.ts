import { createHash } from 'node:crypto';

const BYTES = 32;
const WRITTEN = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits by which the server knows one screen again. The screen alone keeps it: here only its hash is. */
export type Credential = string;
/** SHA-256 of a credential. So many random bits need no salt, and nobody finds them from the hash. */
export type CredentialHash = string;

/** A new credential; `random` gives that many random bytes. */
export const newCredential = (random: (bytes: number) => Uint8Array): Credential =>
	Buffer.from(random(BYTES)).toString('base64url');

/** The hash under which a screen's credential is kept; undefined where the value cannot be one. */
export const findHash = (credential: string | undefined): CredentialHash | undefined =>
	credential !== undefined && WRITTEN.test(credential)
		? createHash('sha256').update(credential).digest('hex')
		: undefined;
