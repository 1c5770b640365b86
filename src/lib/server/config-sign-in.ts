import * as z from 'zod/mini';
import { isLoopback } from './loopback.ts';
import { StartError } from './start-error.ts';

const ISSUER_RULE = 'must be an https address such as https://id.example';

/** What a provider tells travels unread by others: only one on this machine may do without https. */
const isIssuer = (text: string): boolean => {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
};

/** The variables that say in which ways people come in. */
export const SignInVariables = z.object({
	DEMARCHE_SIGN_UP: z._default(z.enum(['on', 'off'], 'must be on or off'), 'off'),
	DEMARCHE_OIDC_ISSUER: z.optional(z.string().check(z.refine(isIssuer, ISSUER_RULE))),
	DEMARCHE_OIDC_CLIENT: z.optional(z.string()),
	DEMARCHE_OIDC_SECRET: z.optional(z.string()),
	DEMARCHE_OIDC_NAME: z.optional(z.string().check(z.maxLength(40, 'is too long')))
});

/** A provider at which people prove who they are, by OpenID Connect. */
export interface ProviderConfig {
	readonly issuer: string;
	readonly client: string;
	readonly secret: string;
	/** What people call it. */
	readonly name: string;
}

/** The ways in which people come in besides a password. */
export interface SignInConfig {
	/** Whether anybody may make an account. */
	readonly signUp: boolean;
	readonly provider: ProviderConfig | undefined;
}

/** The ways in that these variables describe, or what is wrong with them. */
export function signInOf(given: z.infer<typeof SignInVariables>): SignInConfig | StartError {
	const signUp = given.DEMARCHE_SIGN_UP === 'on';
	const {
		DEMARCHE_OIDC_ISSUER: issuer,
		DEMARCHE_OIDC_CLIENT: client,
		DEMARCHE_OIDC_SECRET: secret
	} = given;
	if (!issuer && !client && !secret) return { signUp, provider: undefined };
	if (!issuer || !client || !secret)
		return new StartError(
			'DEMARCHE_OIDC_ISSUER, DEMARCHE_OIDC_CLIENT and DEMARCHE_OIDC_SECRET go together: give all three, or none'
		);
	const name = given.DEMARCHE_OIDC_NAME ?? new URL(issuer).host;
	return { signUp, provider: { issuer, client, secret, name } };
}
