import { adminOf, anAccount, invite, post } from '../harness/accounts.ts';
import { ask } from '../harness/ask.ts';
import { saveBriefing } from '../harness/briefing.ts';
import { sendingMail } from '../harness/free-port.ts';
import { BuiltServer } from '../harness/server.ts';

/** The sample's board, and one that was made and nothing more. */
export const FULL = 'us-china';
export const BARE = 'bare';
/** An issue of the full one, on which something waits for a second editor. */
export const PROPOSED = 'ai-safety-and-risk';

/** A server with both boards, a display, and links that one may follow once. */
export interface House {
	readonly server: BuiltServer;
	/** Another, on which there is nothing yet, not even an admin. */
	readonly empty: BuiltServer;
	/** Where somebody who was invited goes, and somebody who forgot their password. */
	readonly join: string;
	readonly password: string;
	/** A briefing that was saved. */
	readonly briefing: string;
	dispose(): Promise<void>;
}

/** Builds it. The caller disposes of it. */
export async function aHouse(): Promise<House> {
	const [server, empty] = await Promise.all([
		BuiltServer.start({ DEMARCHE_SIGN_UP: 'on', ...(await sendingMail('smtp://127.0.0.1:9')) }),
		BuiltServer.start({
			DEMARCHE_SAMPLE: 'off',
			DEMARCHE_ADMIN_EMAIL: '',
			DEMARCHE_ADMIN_PASSWORD: ''
		})
	]);
	await ask(server, BARE, {
		type: 'board.create',
		name: 'Bare board',
		parties: [
			{ id: 'us', name: 'United States', iso: 'US', capital: 'Washington', timezone: 'UTC' },
			{ id: 'cn', name: 'China', iso: 'CN', capital: 'Beijing', timezone: 'UTC' }
		]
	});
	await addDisplay(server);
	await fillInbox(server);
	await propose(server);
	const [join, password] = [await invite(server, 'editor'), await resetOf(server)];
	const spring = `/b/${FULL}/briefing?from=2025-03-01&to=2025-06-30`;
	const briefing = await saveBriefing(server, spring, { title: 'Spring', summary: 'Calmer.' });
	return {
		...{ server, empty, join, password, briefing },
		dispose: async () => void (await Promise.all([server.dispose(), empty.dispose()]))
	};
}

/** Has the admin follow an issue, and something happen there. */
async function fillInbox(server: BuiltServer): Promise<void> {
	const headers = { cookie: await adminOf(server), origin: server.url };
	await fetch(`${server.url}/b/${FULL}/i/taiwan/follow`, {
		method: 'PUT',
		headers: { ...headers, 'content-type': 'application/json' },
		body: JSON.stringify({ follows: true })
	});
	const { cookie } = await anAccount(server, 'Ben Doe');
	const submitted = await fetch(`${server.url}/api/v1/boards/${FULL}/commands`, {
		method: 'POST',
		headers: { cookie, origin: server.url, 'content-type': 'application/json' },
		body: JSON.stringify({
			id: crypto.randomUUID(),
			command: { type: 'comment.post', issue: 'taiwan', text: 'Is this still so?' }
		})
	});
	if (!submitted.ok) throw new Error(`Commenting: ${submitted.status} ${await submitted.text()}`);
}

/** Marks an issue, and has an editor ask for a change of it that another confirms. */
async function propose(server: BuiltServer): Promise<void> {
	const { cookie } = await anAccount(server, 'Dee Fox');
	const headers = { cookie, origin: server.url, 'content-type': 'application/json' };
	for (const command of [
		{ type: 'issue.edit', issue: PROPOSED, secondEyes: true },
		{ type: 'issue.assess', issue: PROPOSED, tension: 12, note: 'A first round of talks' }
	]) {
		const body = JSON.stringify({ id: crypto.randomUUID(), command });
		const path = `${server.url}/api/v1/boards/${FULL}/commands`;
		const answer = await fetch(path, { method: 'POST', headers, body });
		if (!answer.ok) throw new Error(`Proposing: ${answer.status} ${await answer.text()}`);
	}
}

/** A link at which the admin sets a new password. */
async function resetOf(server: BuiltServer): Promise<string> {
	const headers = { cookie: await adminOf(server) };
	const people = await (await fetch(`${server.url}/people`, { headers })).text();
	const id = /name="id" value="([^"]+)"/.exec(people)?.[1] ?? '';
	const answer = await post(server, '/people?/reset', { id }, headers.cookie);
	const link = /\/password\/[\w-]+/.exec(await answer.text())?.[0];
	if (!link) throw new Error(`There is no link in the answer ${answer.status}`);
	return link;
}

/** Makes a screen that shows its code a display. */
async function addDisplay(server: BuiltServer): Promise<void> {
	const wall = await (await fetch(`${server.url}/wall`)).text();
	const code = /aria-label="Code ([^"]+)"/.exec(wall)?.[1] ?? '';
	const fields = { code, name: 'Lobby', place: 'Ground floor', board: FULL };
	const answer = await post(server, '/displays/pair', fields, await adminOf(server));
	if (answer.status !== 303) throw new Error(`Pairing: ${answer.status} ${await answer.text()}`);
}
