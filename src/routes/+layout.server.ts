import { mayCreateBoards } from '#lib/domain/rights.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = async ({ locals: { theme, person, asker, inboxes } }) => ({
	theme,
	person: person && { id: person.id, name: person.name },
	unread: person ? await inboxes.unread(person.id, asker) : 0,
	mayCreate: mayCreateBoards(asker)
});
