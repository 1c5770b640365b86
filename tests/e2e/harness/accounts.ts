import type { Role } from '#lib/domain/role.ts';

/** A server that runs. */
interface Reachable {
	readonly url: string;
}

/** Who looks after a server that a test starts. */
export const ADMIN = { email: 'admin@board.example', password: 'as long as it must be' };

const PASSWORD = 'a password of this test';

/** What one server has given out so far. */
interface Given {
	admin?: Promise<string>;
	keys: Map<string, Promise<string>>;
}
const given = new WeakMap<Reachable, Given>();

function givenBy(server: Reachable): Given {
	const held = given.get(server) ?? { keys: new Map() };
	given.set(server, held);
	return held;
}

/** Sends a form as a page without script does. */
export function post(
	server: Reachable,
	path: string,
	fields: Record<string, string>,
	cookie = ''
): Promise<Response> {
	return fetch(server.url + path, {
		method: 'POST',
		headers: { cookie, origin: server.url, accept: 'text/html' },
		body: new URLSearchParams(fields),
		redirect: 'manual'
	});
}

/** The cookies that an answer gives, as a `Cookie` header. */
export const cookieOf = (response: Response): string =>
	response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');

/** Signs somebody in by email and password: their cookies. Throws where they are not let in. */
export async function signIn(
	server: Reachable,
	{ email, password }: { email: string; password: string }
): Promise<string> {
	const answer = await post(server, '/sign-in', { email, password, back: '/' });
	if (answer.status !== 303) throw new Error(`Sign-in: ${answer.status} ${await answer.text()}`);
	return cookieOf(answer);
}

/** The cookies of the server's admin. */
export function adminOf(server: Reachable): Promise<string> {
	return (givenBy(server).admin ??= signIn(server, ADMIN));
}

/** A link that the admin's page gives for somebody with a role. */
export async function invite(
	server: Reachable,
	role: Role | 'site-admin',
	board = 'us-china'
): Promise<string> {
	const fields = { email: '', role, board };
	const answer = await post(server, '/people?/invite', fields, await adminOf(server));
	const link = /http:[^<\s]*(\/join\/[\w-]+)/.exec(await answer.text())?.[1];
	if (!link) throw new Error(`There is no link in the answer ${answer.status}`);
	return link;
}

/** Makes an account of that name with a role on a board, signed in: its email and its cookies. */
export async function anAccount(
	server: Reachable,
	name: string,
	{ role = 'editor', board = 'us-china' }: { role?: Role | 'site-admin'; board?: string } = {}
): Promise<{ email: string; password: string; cookie: string }> {
	const email = `${crypto.randomUUID()}@board.example`;
	const fields = { name, email, password: PASSWORD };
	const answer = await post(server, `${await invite(server, role, board)}?/join`, fields);
	if (answer.status !== 303) throw new Error(`Joining: ${answer.status} ${await answer.text()}`);
	return { email, password: PASSWORD, cookie: cookieOf(answer) };
}

/** The key of a program of that name that may do everything on boards. */
export function keyOf(server: Reachable, name: string): Promise<string> {
	const { keys } = givenBy(server);
	const held = keys.get(name) ?? makeKey(server, name);
	keys.set(name, held);
	return held;
}

async function makeKey(server: Reachable, name: string): Promise<string> {
	const fields = { name, role: 'admin', board: '' };
	const answer = await post(server, '/account?/createKey', fields, await adminOf(server));
	const key = /demarche_[\w-]{43}/.exec(await answer.text())?.[0];
	if (!key) throw new Error(`There is no key in the answer ${answer.status}`);
	return key;
}
