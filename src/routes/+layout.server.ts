import { mayCreateBoards } from '#lib/domain/rights.ts';
import { orInTrouble } from '#lib/server/database/trouble.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = async ({ locals: { theme, person, asker, inboxes } }) => ({
	theme,
	person: person && { id: person.id, name: person.name },
	unread: person ? await orInTrouble(inboxes.unread(person.id, asker), () => 0) : 0,
	mayCreate: mayCreateBoards(asker)
});
