import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Provider, type AccountClaims } from 'oidc-provider';
import { onTestFinished } from 'vitest';

const CLIENT = { id: 'demarche', secret: 'a secret of the test provider' };

/** A provider of OpenID Connect on this machine at which a test says who comes. */
export interface TestProvider {
	readonly issuer: string;
	/** What the server must be started with. */
	readonly env: Record<string, string>;
	/** Who is there when somebody comes to sign in from now on. */
	is(person: AccountClaims): void;
}

/** Starts one for a server that people find at these addresses; it is gone when the test ends. */
export async function aProvider(origin: string): Promise<TestProvider> {
	const { close, ...provider } = await openProvider(origin);
	onTestFinished(close);
	return provider;
}

/** The same until it is closed. */
export async function openProvider(origin: string): Promise<TestProvider & { close: () => void }> {
	let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
	const server = createServer((request, response) => answer(request, response));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const issuer = `http://127.0.0.1:${portOf(server)}`;
	const people = new Map<string, AccountClaims>();
	let who = '';
	const provider = providerAt(issuer, `${origin}/sign-in/provider/callback`, people);
	const respond = provider.callback();
	answer = (request, response) => {
		const login = { login: { accountId: who } };
		if (request.url?.startsWith('/here/'))
			void provider.interactionFinished(request, response, login);
		else void respond(request, response);
	};
	return {
		issuer,
		env: {
			DEMARCHE_OIDC_ISSUER: issuer,
			DEMARCHE_OIDC_CLIENT: CLIENT.id,
			DEMARCHE_OIDC_SECRET: CLIENT.secret,
			DEMARCHE_OIDC_NAME: 'Ministry'
		},
		is: (person) => {
			who = person.sub;
			people.set(person.sub, person);
		},
		close: () => closed(server)
	};
}

function providerAt(issuer: string, callback: string, people: Map<string, AccountClaims>) {
	const clients = [
		{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback] }
	];
	return new Provider(issuer, {
		clients,
		cookies: { keys: ['a key of the test provider'] },
		claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
		features: { devInteractions: { enabled: false } },
		interactions: { url: (_, { uid }) => `/here/${uid}` },
		findAccount: (_, accountId) => ({
			accountId,
			claims: () => people.get(accountId) ?? { sub: accountId }
		}),
		// Nobody is asked whether this server may know who they are.
		loadExistingGrant: async ({ oidc }) => {
			const accountId = oidc.session?.accountId;
			const grant = new oidc.provider.Grant({
				clientId: CLIENT.id,
				...(accountId && { accountId })
			});
			grant.addOIDCScope('openid email profile');
			await grant.save();
			return grant;
		}
	});
}

function portOf(server: Server): number {
	const bound = server.address();
	if (bound === null || typeof bound === 'string') throw new Error('The provider is not listening');
	return bound.port;
}

function closed(server: Server): void {
	server.close();
	server.closeAllConnections();
}
