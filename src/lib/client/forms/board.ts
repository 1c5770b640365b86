import type { Fields } from '#lib/client/draft.svelte.ts';
import type { Board } from '#lib/domain/board.ts';
import { changedFields } from '#lib/domain/changed-fields.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { Party } from '#lib/domain/party.ts';
import { slugOf } from '#lib/domain/slug.ts';
import { numberOf, textOf } from './fields.ts';

/** The fields of a board: its name, its parties, how it reads its figures. */
export const boardFields = ({ name, parties: [one, other], settings }: Board): Fields => ({
	name,
	...partyFields('parties.0', one),
	...partyFields('parties.1', other),
	'settings.directionDays': String(settings.directionDays),
	'settings.directionThreshold': String(settings.directionThreshold),
	'settings.staleDays': String(settings.staleDays),
	note: ''
});

/** The edit that the fields ask for: only what is other than it `stood`. The parties keep their ids. */
export const editBoardCommand = (board: Board, fields: Fields, stood: Fields): CommandInput => ({
	type: 'board.edit',
	...changedFields(wholeIn(board, stood), wholeIn(board, fields)),
	note: textOf(fields, 'note')
});

function wholeIn({ parties: [one, other] }: Board, fields: Fields) {
	const parties: [Party, Party] = [
		{ ...partyIn(fields, 'parties.0'), id: one?.id ?? '' },
		{ ...partyIn(fields, 'parties.1'), id: other?.id ?? '' }
	];
	const settings = {
		directionDays: numberOf(fields, 'settings.directionDays'),
		directionThreshold: numberOf(fields, 'settings.directionThreshold'),
		staleDays: numberOf(fields, 'settings.staleDays')
	};
	return { name: textOf(fields, 'name'), parties, settings };
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
	const iso = textOf(fields, `${at}.iso`).toUpperCase();
	return {
		id: slugOf(iso, 'party'),
		name: textOf(fields, `${at}.name`),
		iso,
		capital: textOf(fields, `${at}.capital`),
		timezone: textOf(fields, `${at}.timezone`)
	};
}
