import * as z from 'zod/mini';
import { Parties, Settings } from '#lib/domain/board.ts';
import { Category } from '#lib/domain/category.ts';
import { Day } from '#lib/domain/day.ts';
import { EntryBody } from '#lib/domain/entry.ts';
import { Era } from '#lib/domain/era.ts';
import { IssueBody } from '#lib/domain/issue.ts';
import { Person } from '#lib/domain/person.ts';
import { Slug } from '#lib/domain/slug.ts';
import { Source } from '#lib/domain/source.ts';
import { Status } from '#lib/domain/status.ts';
import { Tension } from '#lib/domain/tension.ts';
import { Name, Note, Statement } from '#lib/domain/text.ts';

const { kind, title, text, parties, people, terms } = EntryBody.shape;

/** The history of a board as its file keeps it: facts with their sources, and what the desk made of each. */
export const Sample = z.strictObject({
	board: z.strictObject({ name: Name, parties: Parties, settings: z.partial(Settings) }),
	categories: z.array(Category.shape.name),
	people: z.array(z.omit(Person, { id: true })),
	issues: z.array(IssueBody),
	eras: z.array(z.omit(Era, { id: true })),
	/** Each with the issue's status and tension after it, and why. */
	entries: z.array(
		z.strictObject({
			day: Day,
			issue: Slug,
			...{ kind, title, text, parties, people, terms },
			...{ status: Status, tension: Tension, why: Note, source: Source }
		})
	),
	positions: z.array(
		z.strictObject({ day: Day, issue: Slug, party: Slug, text: Statement, source: Source })
	),
	scheduled: z.array(
		z.strictObject({ day: Day, kind, title, issues: EntryBody.shape.issues, source: Source })
	)
});
export type Sample = z.infer<typeof Sample>;

/** The board of the United States and China, 2018 to 2026. Read when asked for: a board seeded once needs it no more. */
export async function readSample(): Promise<Sample> {
	const file = await import('./us-china.json');
	return Sample.parse(file.default);
}
