import type { Fields, Written } from '#lib/client/draft.svelte.ts';
import type { Board } from '#lib/domain/board.ts';
import { changedFields } from '#lib/domain/changed-fields.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { Party } from '#lib/domain/party.ts';
import { slugOf } from '#lib/domain/slug.ts';
import { numberOf, textOf } from './fields.ts';

/** The fields of a board: its name, its parties, how it reads its figures. */
export const boardFields = ({
	name,
	parties: [one, other],
	settings,
	visibility
}: Board): Fields => ({
	name,
	...partyFields('parties.0', one),
	...partyFields('parties.1', other),
	'settings.directionDays': String(settings.directionDays),
	'settings.directionThreshold': String(settings.directionThreshold),
	'settings.staleDays': String(settings.staleDays),
	'settings.asksReason': settings.asksReason ? 'yes' : '',
	'settings.secondEyes': settings.secondEyes ? 'yes' : '',
	visibility,
	note: ''
});

/** The edit that the fields ask for: only what is other than it `stood`, of each party too. */
export function editBoardCommand({ fields, stood, began }: Written): CommandInput {
	const [was, is] = [wholeIn(stood), wholeIn(fields)];
	const parties: [Partial<Party>, Partial<Party>] = [
		changedFields(was.parties[0], is.parties[0]),
		changedFields(was.parties[1], is.parties[1])
	];
	return {
		type: 'board.edit',
		expect: began,
		...changedFields({ name: was.name, visibility: was.visibility }, is),
		...(parties.some((party) => Object.keys(party).length > 0) && { parties }),
		settings: changedFields(was.settings, is.settings),
		note: textOf(fields, 'note')
	};
}

function wholeIn(fields: Fields) {
	const settings = {
		directionDays: numberOf(fields, 'settings.directionDays'),
		directionThreshold: numberOf(fields, 'settings.directionThreshold'),
		staleDays: numberOf(fields, 'settings.staleDays'),
		asksReason: textOf(fields, 'settings.asksReason') === 'yes',
		secondEyes: textOf(fields, 'settings.secondEyes') === 'yes'
	};
	const parties = [sideIn(fields, 'parties.0'), sideIn(fields, 'parties.1')] as const;
	const visibility =
		fields['visibility'] === 'private' ? ('private' as const) : ('public' as const);
	return { name: textOf(fields, 'name'), visibility, parties, settings };
}

/** The board that the fields create. A name left empty is made of its parties'. */
export function createCommand(fields: Fields): CommandInput {
	const parties: [Party, Party] = [partyIn(fields, 'parties.0'), partyIn(fields, 'parties.1')];
	const name = textOf(fields, 'name') || parties.map((party) => party.name).join(' - ');
	return { type: 'board.create', name, parties };
}

function partyFields(at: string, party?: Party): Fields {
	const { name = '', iso = '', capital = '', timezone = '' } = party ?? {};
	return {
		[`${at}.name`]: name,
		[`${at}.iso`]: iso,
		[`${at}.capital`]: capital,
		[`${at}.timezone`]: timezone
	};
}

/** The party that the fields give; its id is its code, in lower case. */
function partyIn(fields: Fields, at: string): Party {
	const side = sideIn(fields, at);
	return { id: slugOf(side.iso, 'party'), ...side };
}

/** What the fields say of a party. */
const sideIn = (fields: Fields, at: string) => ({
	name: textOf(fields, `${at}.name`),
	iso: textOf(fields, `${at}.iso`).toUpperCase(),
	capital: textOf(fields, `${at}.capital`),
	timezone: textOf(fields, `${at}.timezone`)
});
