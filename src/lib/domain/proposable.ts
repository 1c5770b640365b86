import * as z from 'zod/mini';
import { assessment, command, expect, note, paragraph, revision } from './command-shape.ts';
import { Day } from './day.ts';
import { EntryBody, Terms } from './entry.ts';
import { IssueBody } from './issue.ts';
import { Slug } from './slug.ts';
import { Source } from './source.ts';
import { Statement } from './text.ts';

/** Commands that change an issue: of these a second editor may have to agree. */
export const PROPOSABLE = [
	command('issue.edit', { issue: Slug, expect, ...z.partial(IssueBody).shape, note }),
	command('issue.assess', {
		issue: Slug,
		expect,
		...assessment
	}),
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
	command('change.undo', { revision, note })
] as const;
export const Proposable = z.discriminatedUnion('type', PROPOSABLE);
export type Proposable = z.infer<typeof Proposable>;
