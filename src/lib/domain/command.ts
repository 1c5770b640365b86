import * as z from 'zod/mini';
import { Judgement } from './assessment.ts';
import { Parties, SettingsEdit, Visibility } from './board.ts';
import { Category } from './category.ts';
import { Day } from './day.ts';
import { EntryBody, Terms } from './entry.ts';
import { IssueBody } from './issue.ts';
import { Ladder, LadderEdit } from './ladder.ts';
import { Outlook } from './outlook.ts';
import { Party } from './party.ts';
import { Person } from './person.ts';
import { Slug } from './slug.ts';
import { Source } from './source.ts';
import { Salience } from './tension.ts';
import { Name, Note, Paragraph, Remark, Statement } from './text.ts';

const command = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
	z.strictObject({ type: z.literal(type), ...shape });

const note = z._default(Note, '');
/** The revision that the person was looking at: of what they edit, nothing is overwritten that was set since. */
const expect = z.optional(z.int().check(z.minimum(0)));
const paragraph = z._default(Paragraph, '');

/** What an assessment says. A field left out keeps what stood on that day; null says "not assessed". */
const assessment = {
	status: z.optional(Judgement.shape.status),
	tension: z.optional(Judgement.shape.tension),
	note,
	source: z.optional(Source),
	asOf: z.optional(Day),
	/** Null takes the standing outlook back. */
	outlook: z.optional(z.nullable(Outlook))
};

/** What somebody asks for. In an edit a field left out stays as it is, and null empties it. */
export const Command = z.discriminatedUnion('type', [
	command('board.create', {
		name: Name,
		parties: Parties,
		settings: z.optional(SettingsEdit),
		ladder: z.optional(Ladder),
		visibility: z.optional(Visibility)
	}),
	command('board.edit', {
		expect,
		name: z.optional(Name),
		parties: z.optional(z.tuple([z.partial(Party), z.partial(Party)])),
		settings: z.optional(SettingsEdit),
		ladder: z.optional(LadderEdit),
		visibility: z.optional(Visibility),
		note
	}),
	command('board.archive', { note }),
	command('board.restore', { note }),
	command('board.delete', { name: Name, note }),
	command('category.add', { name: Name }),
	command('category.edit', { category: Slug, expect, name: Category.shape.name }),
	command('category.remove', { category: Slug }),
	/** Null: to the end. */
	command('category.move', { category: Slug, before: z.nullable(Slug) }),
	command('issue.open', {
		title: IssueBody.shape.title,
		category: Slug,
		summary: paragraph,
		salience: z._default(Salience, 3),
		assessment: z.optional(z.strictObject(assessment))
	}),
	command('issue.edit', { issue: Slug, expect, ...z.partial(IssueBody).shape, note }),
	command('issue.assess', {
		issue: Slug,
		expect,
		...assessment
	}),
	command('issue.note', { issues: EntryBody.shape.issues, note: Remark }),
	command('issue.archive', { issue: Slug, note }),
	command('issue.restore', { issue: Slug, note }),
	command('position.state', {
		issue: Slug,
		party: Slug,
		text: Statement,
		asOf: z.optional(Day),
		source: z.optional(Source)
	}),
	command('position.withdraw', { issue: Slug, position: Slug, note }),
	command('entry.record', {
		...EntryBody.shape,
		text: paragraph,
		parties: z._default(EntryBody.shape.parties, []),
		people: z._default(EntryBody.shape.people, [])
	}),
	command('entry.edit', {
		entry: Slug,
		expect,
		...z.partial(EntryBody).shape,
		source: z.optional(z.nullable(Source)),
		terms: z.optional(z.nullable(Terms)),
		note
	}),
	command('entry.strike', { entry: Slug, note }),
	command('person.add', z.omit(Person, { id: true }).shape),
	command('person.edit', {
		person: Slug,
		expect,
		...z.partial(z.omit(Person, { id: true })).shape,
		from: z.optional(z.nullable(Day)),
		to: z.optional(z.nullable(Day))
	}),
	command('change.undo', { revision: z.int().check(z.minimum(1)), note })
]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];
/** A command before its defaults are filled in: what a form or a program sends. */
export type CommandInput = z.input<typeof Command>;
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
