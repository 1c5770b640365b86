import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = ({ locals: { theme, person } }) => ({
	theme,
	person: person && { id: person.id, name: person.name }
});
