import * as z from 'zod/mini';
import type { Change, Happening } from '#lib/domain/change.ts';
import { instantOf } from '#lib/domain/day.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { ChangeRow } from './chain.ts';
import type { Appending } from './store.ts';

/** What a change is read from. */
export const CHANGE_COLUMNS = 'revision, command, at, actor, payload';

const ReadRow = z.object({
	revision: z.number(),
	command: z.string(),
	at: z.number(),
	actor: z.string(),
	payload: z.string()
});

/** The rows of the log that the changes become, still to be sealed. */
export function rowsOf({ after, changes, marks, befores }: Appending): ChangeRow[] {
	const marked = new Map(marks.map((mark) => [mark.revision, mark]));
	const counts = new Map<string, number>();
	return changes.map(({ revision, command, at, actor, happening }) => {
		const ordinal = counts.get(command) ?? 0;
		counts.set(command, ordinal + 1);
		const { asOf = null, status = null, tension = null } = marked.get(revision) ?? {};
		const before = befores.get(revision);
		return {
			board: after.slug,
			revision,
			command,
			ordinal,
			at: Date.parse(at),
			actor: JSON.stringify(actor),
			type: happening.type,
			issue: issueOf(happening),
			asOf,
			status,
			tension,
			payload: JSON.stringify(happening),
			before: before ? JSON.stringify(before) : null,
			who: actor.id,
			hash: null
		};
	});
}

/**
 * The change that a row holds. Its JSON is trusted: it was a parsed command's outcome when it was written, nothing
 * rewrites it, and to check it again would make folding a long log several times slower.
 */
export function changeOf(row: unknown): Change {
	const { revision, command, at, actor, payload } = ReadRow.parse(row);
	return {
		revision,
		command,
		at: instantOf(at),
		actor: JSON.parse(actor),
		happening: JSON.parse(payload)
	};
}

/** The issue that it names by itself. */
export const issueOf = (happening: Happening): Slug | null =>
	'issue' in happening ? happening.issue : null;
