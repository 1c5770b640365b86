import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { Judgement } from './assessment.ts';
import { Parties, Settings, SettingsEdit, Visibility } from './board.ts';
import { savedBriefing } from './briefing.ts';
import { Category } from './category.ts';
import { CommandId } from './command-id.ts';
import { Day, Instant } from './day.ts';
import { Entry } from './entry.ts';
import { Era } from './era.ts';
import { IssueBody } from './issue.ts';
import { Ladder, LadderEdit } from './ladder.ts';
import { Mentions } from './mention.ts';
import { Outlook } from './outlook.ts';
import { Person } from './person.ts';
import { Position } from './position.ts';
import { Proposable } from './proposable.ts';
import { Slug } from './slug.ts';
import { Source } from './source.ts';
import { Name, Note, Remark } from './text.ts';

const happening = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
	z.strictObject({
		type: z.literal(type),
		...shape,
		/** The revision that it undoes. */
		undoes: z.optional(z.int()),
		/** Who proposed it, and by which revision, where whoever made the change confirmed it. */
		proposed: z.optional(z.strictObject({ by: Actor, revision: z.int() }))
	});

/** What happened on a board. Past facts only: never edited, never refused. */
export const Happening = z.discriminatedUnion('type', [
	happening('board.created', {
		name: Name,
		parties: Parties,
		settings: Settings,
		ladder: z.optional(Ladder),
		visibility: z.optional(Visibility)
	}),
	happening('board.edited', {
		name: z.optional(Name),
		parties: z.optional(Parties),
		settings: z.optional(SettingsEdit),
		ladder: z.optional(LadderEdit),
		visibility: z.optional(Visibility),
		note: Note
	}),
	happening('board.archived', { note: Note }),
	happening('board.restored', { note: Note }),
	happening('board.deleted', { note: Note }),
	/** `place`: where it is put back among the others; at their end where it is left out. */
	happening('category.added', { category: Category, place: z.optional(z.int()) }),
	happening('category.edited', { category: Category }),
	happening('category.removed', { category: Slug }),
	/** `before`: the category it now stands before; null: it is the last. */
	happening('category.moved', { category: Slug, before: z.nullable(Slug) }),
	happening('issue.opened', { issue: Slug, ...IssueBody.shape }),
	happening('issue.edited', { issue: Slug, ...z.partial(IssueBody).shape, note: Note }),
	happening('issue.assessed', {
		issue: Slug,
		...Judgement.shape,
		note: Note,
		asOf: Day,
		source: z.optional(Source),
		outlook: z.optional(z.nullable(Outlook))
	}),
	/** A remark that changes nothing of how the issue stands. */
	happening('issue.noted', { issue: Slug, note: Remark }),
	happening('issue.archived', { issue: Slug, note: Note }),
	happening('issue.restored', { issue: Slug, note: Note }),
	happening('position.stated', { issue: Slug, position: Position }),
	happening('position.withdrawn', {
		issue: Slug,
		party: Slug,
		position: Slug,
		note: Note,
		/** What stands once it is gone. */
		standing: z.nullable(Position)
	}),
	happening('entry.recorded', { entry: Entry }),
	/** `was`: the entry before. `uncovered`: older entries that come into an issue's latest where this one leaves them. */
	happening('entry.edited', {
		entry: Entry,
		was: z.optional(Entry),
		uncovered: z.array(Entry),
		note: Note
	}),
	happening('entry.struck', {
		entry: Slug,
		was: z.optional(Entry),
		uncovered: z.array(Entry),
		note: Note
	}),
	happening('person.added', { person: Person }),
	happening('person.edited', { person: Person }),
	happening('era.added', { era: Era }),
	happening('era.edited', { era: Era }),
	happening('era.removed', { era: Slug }),
	happening('briefing.saved', savedBriefing),
	/** Known from then on by its revision. */
	happening('comment.posted', { issue: Slug, text: Remark, mentions: z.optional(Mentions) }),
	happening('comment.edited', {
		issue: Slug,
		comment: z.int(),
		text: Remark,
		mentions: z.optional(Mentions)
	}),
	happening('comment.deleted', { issue: Slug, comment: z.int() }),
	/** Asked for by its actor, seen at a revision; it waits for a second editor. */
	happening('proposal.made', { issue: Slug, command: Proposable, against: z.int() }),
	/** What was proposed follows, in changes of the same command. */
	happening('proposal.confirmed', { issue: Slug, proposal: z.int(), note: Note }),
	happening('proposal.declined', { issue: Slug, proposal: z.int(), note: Remark }),
	happening('proposal.withdrawn', { issue: Slug, proposal: z.int(), note: Note })
]);
export type Happening = z.infer<typeof Happening>;
export type HappeningType = Happening['type'];
export type HappeningOf<T extends HappeningType> = Extract<Happening, { type: T }>;

/** What people say to one another, of an issue or of what somebody proposed, and to others in a briefing. */
export type Talk = Extract<
	Happening,
	{ type: `comment.${string}` | `proposal.${string}` | `briefing.${string}` }
>;

/** Whether it is said rather than done. */
export const isTalk = (happening: Happening): happening is Talk =>
	/^(comment|proposal|briefing)\./.test(happening.type);

/** One line of a board's log: what happened, who made it happen, when it was recorded, by which command. */
export const Change = z.strictObject({
	revision: z.int().check(z.minimum(1)),
	command: CommandId,
	at: Instant,
	actor: Actor,
	happening: Happening
});
export type Change = z.infer<typeof Change>;

/** Whose change it is: of one that was proposed, not whoever confirmed it. */
export const authorOf = ({ actor, happening }: Pick<Change, 'actor' | 'happening'>): Actor =>
	happening.proposed?.by ?? actor;

/** The changes that happenings become on a board at `revision`: numbered on from it without a gap. */
export function changesOf(
	happenings: readonly Happening[],
	stamp: { revision: number; command: string; at: Instant; actor: Actor }
): Change[] {
	return happenings.map((happening, index) => ({
		...stamp,
		revision: stamp.revision + 1 + index,
		happening
	}));
}
