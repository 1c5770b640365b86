import type { Board } from './board.ts';
import { withFields } from './changed-fields.ts';
import type { CommandOf } from './command.ts';
import type { Decision } from './decide.ts';
import { noSuch, nothingToChange } from './decide-board.ts';
import { same } from './fields.ts';
import { Person } from './person.ts';
import { refuse, type Refusal } from './refusal.ts';
import { freeSlug } from './slug.ts';

export function add(board: Board, command: CommandOf<'person.add'>): Decision {
	const { type: _, ...body } = command;
	const id = freeSlug(body.name, 'person', new Set(board.people.map((each) => each.id)));
	const person = Person.parse({ id, ...body });
	return refusePerson(board, person) ?? [{ type: 'person.added', person }];
}

export function edit(board: Board, command: CommandOf<'person.edit'>): Decision {
	const { type: _, person: id, expect: __, ...asked } = command;
	const held = board.people.find((each) => each.id === id);
	if (!held) return noSuch('person', id);
	const person = Person.parse(withFields(held, asked));
	if (same(person, held)) return nothingToChange();
	return refusePerson(board, person) ?? [{ type: 'person.edited', person }];
}

function refusePerson(board: Board, { party, from, to }: Person): Refusal | null {
	if (!board.parties.some((each) => each.id === party)) {
		return refuse('invalid', `"${party}" is not a party of this board`, {
			party: 'is not a party of this board'
		});
	}
	if (from && to && to < from) {
		return refuse('invalid', 'The role would end before it begins', {
			to: 'must not be before the day it begins'
		});
	}
	return null;
}
