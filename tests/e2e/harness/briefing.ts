import { adminOf, post } from './accounts.ts';
import type { BuiltServer } from './server.ts';

/** Has the admin save the briefing of a board's page, which may name its days, with what is written over it: where it is. */
export async function saveBriefing(
	server: BuiltServer,
	path: string,
	{ title, summary }: { title: string; summary: string }
): Promise<string> {
	const cookie = await adminOf(server);
	const page = await (await fetch(server.url + path, { headers: { cookie } })).text();
	const [from = '', to = '', seal = ''] = ['from', 'to', 'seal'].map(
		(name) => new RegExp(`type="hidden" name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
	);
	const fields = { id: crypto.randomUUID(), title, summary, from, to, seal };
	const answer = await post(server, path, fields, cookie);
	const at = answer.headers.get('location');
	if (!at) throw new Error(`Saving a briefing: ${answer.status} ${await answer.text()}`);
	return at;
}
