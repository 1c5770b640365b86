import { Actor } from '#lib/domain/actor.ts';
import { slugOf } from '#lib/domain/slug.ts';
import { decodeWho } from '#lib/protocol/who.ts';

/** The header in which a program says its name, until there are keys. */
const NAME_HEADER = 'demarche-name';

/** Who sends a request: a program that names itself, or the person whom the browser's cookie names; null where neither does. */
export function actorOf(headers: Headers, cookie: string | undefined): Actor | null {
	const name = headers.get(NAME_HEADER);
	if (name !== null) return programCalled(name);
	const who = decodeWho(cookie);
	return who && { kind: 'person', ...who };
}

function programCalled(name: string): Actor | null {
	const actor = { kind: 'program', id: slugOf(name, 'program'), name };
	return Actor.safeParse(actor).data ?? null;
}
