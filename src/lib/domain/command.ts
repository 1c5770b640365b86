import * as z from 'zod/mini';
import { Parties, SettingsEdit, Visibility } from './board.ts';
import { savedBriefing } from './briefing.ts';
import { Category } from './category.ts';
import { assessment, command, expect, note, paragraph, revision } from './command-shape.ts';
import { Day } from './day.ts';
import { EntryBody } from './entry.ts';
import { Era } from './era.ts';
import { IssueBody } from './issue.ts';
import { Ladder, LadderEdit } from './ladder.ts';
import { Mentions } from './mention.ts';
import { Party } from './party.ts';
import { Person } from './person.ts';
import { PROPOSABLE } from './proposable.ts';
import { Slug } from './slug.ts';
import { Source } from './source.ts';
import { Salience } from './tension.ts';
import { Name, Remark } from './text.ts';

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
		secondEyes: IssueBody.shape.secondEyes,
		assessment: z.optional(z.strictObject(assessment))
	}),
	command('issue.note', { issues: EntryBody.shape.issues, note: Remark }),
	command('person.add', z.omit(Person, { id: true }).shape),
	command('person.edit', {
		person: Slug,
		expect,
		...z.partial(z.omit(Person, { id: true })).shape,
		from: z.optional(z.nullable(Day)),
		to: z.optional(z.nullable(Day))
	}),
	command('era.add', z.omit(Era, { id: true }).shape),
	command('era.edit', {
		era: Slug,
		expect,
		...z.partial(z.omit(Era, { id: true })).shape,
		to: z.optional(z.nullable(Day)),
		source: z.optional(z.nullable(Source))
	}),
	command('era.remove', { era: Slug }),
	command('briefing.save', savedBriefing),
	...PROPOSABLE,
	command('comment.post', { issue: Slug, text: Remark, mentions: z.optional(Mentions) }),
	/** By the revision that posted it. */
	command('comment.edit', { comment: revision, text: Remark, mentions: z.optional(Mentions) }),
	command('comment.delete', { comment: revision }),
	/** `expect`: the revision up to which the person has seen what others did since it was proposed. */
	command('proposal.confirm', { proposal: revision, expect, note }),
	command('proposal.decline', { proposal: revision, note: Remark }),
	command('proposal.withdraw', { proposal: revision, note })
]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];
/** A command before its defaults are filled in: what a form or a program sends. */
export type CommandInput = z.input<typeof Command>;
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
