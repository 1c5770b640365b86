import * as oidc from 'openid-client';
import * as z from 'zod/mini';
import { Email } from '#lib/protocol/accounts.ts';
import type { ProviderConfig } from '../config-sign-in.ts';
import { log } from '../log.ts';

/** What the browser keeps while somebody is at the provider: only who began a sign-in may end it. */
export const Errand = z.strictObject({
	state: z.string(),
	nonce: z.string(),
	verifier: z.string(),
	/** Where to go afterwards. */
	back: z.string(),
	/** The secret of the link by which they were invited. */
	invitation: z.nullable(z.string())
});
export type Errand = z.infer<typeof Errand>;

/** Somebody as the provider knows them. */
export interface Proven {
	/** Who they are at that provider, whatever their address. */
	readonly subject: string;
	/** Undefined where the provider tells none, or does not vouch for it. */
	readonly email: string | undefined;
	readonly name: string;
}

const Claims = z.object({
	sub: z.string(),
	email: z.catch(z.optional(Email), undefined),
	email_verified: z.catch(z.optional(z.boolean()), false),
	name: z.catch(z.optional(z.string()), undefined)
});

/** A provider at which people prove who they are, by OpenID Connect: code flow with PKCE, state and nonce. */
export class Provider {
	readonly #config: ProviderConfig;
	#found: Promise<oidc.Configuration> | undefined;

	constructor(config: ProviderConfig) {
		this.#config = config;
	}

	/** What people call it. */
	get name(): string {
		return this.#config.name;
	}

	/** Where to send somebody who wants to sign in, and what their browser is to keep; undefined where it does not answer. */
	async begin(
		callback: string,
		way: Pick<Errand, 'back' | 'invitation'>
	): Promise<{ href: string; errand: Errand } | undefined> {
		const verifier = oidc.randomPKCECodeVerifier();
		const errand = { ...way, state: oidc.randomState(), nonce: oidc.randomNonce(), verifier };
		return this.#trying(async (found) => {
			const url = oidc.buildAuthorizationUrl(found, {
				redirect_uri: callback,
				scope: 'openid email profile',
				code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
				code_challenge_method: 'S256',
				state: errand.state,
				nonce: errand.nonce
			});
			return { href: url.href, errand };
		});
	}

	/** Who it is that the provider has sent back to this address; undefined where that is not proven. */
	async finish(url: URL, { state, nonce, verifier }: Errand): Promise<Proven | undefined> {
		return this.#trying(async (found) => {
			const tokens = await oidc.authorizationCodeGrant(found, url, {
				...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
				idTokenExpected: true
			});
			const told = Claims.parse(tokens.claims());
			const { sub } = told;
			// Some tell the address here alone.
			const claims = told.email
				? told
				: Claims.parse(await oidc.fetchUserInfo(found, tokens.access_token, sub));
			const email = claims.email_verified ? claims.email : undefined;
			return { subject: `${this.#config.issuer} ${sub}`, email, name: claims.name ?? '' };
		});
	}

	async #trying<T>(act: (found: oidc.Configuration) => Promise<T>): Promise<T | undefined> {
		try {
			return await act(await this.#find());
		} catch (error) {
			// Its causes hold what was sent: codes and tokens do not belong in a log.
			log.warn({ reason: String(error) }, 'a sign-in at the provider failed');
			return undefined;
		}
	}

	/** What the provider says of itself, asked for once it is needed, and again where it did not answer. */
	#find(): Promise<oidc.Configuration> {
		this.#found ??= discovered(this.#config).catch((error: unknown) => {
			this.#found = undefined;
			throw error;
		});
		return this.#found;
	}
}

function discovered({ issuer, client, secret }: ProviderConfig): Promise<oidc.Configuration> {
	const basic = oidc.ClientSecretBasic(secret);
	const posted = oidc.ClientSecretPost(secret);
	const authenticate: oidc.ClientAuth = (server, ...rest) => {
		const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
		(ways.includes('client_secret_basic') ? basic : posted)(server, ...rest);
	};
	const plain = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
	return oidc.discovery(new URL(issuer), client, {}, authenticate, { execute: plain });
}
