import { BORNE_OUT_DAYS, publisherKey } from '#lib/domain/citation.ts';
import type { Change } from '#lib/domain/change.ts';
import { addDays, type Day } from '#lib/domain/day.ts';
import { recordedAt } from '#lib/domain/entry.ts';
import { statedAt } from '#lib/domain/position.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Source } from '#lib/domain/source.ts';
import { entriesIn, positionsIn } from './naive-recall.ts';

/** Something that may rest on a source, as the whole log has it. */
export interface NaiveUse {
	kind: 'entry' | 'assessment' | 'position';
	id: string;
	issues: readonly Slug[];
	day: Day;
	recorded: number;
	source: Source | undefined;
}

/** All that a log says by now, newest first: of judgements all that were ever made. */
export function usesIn(log: readonly Change[]): NaiveUse[] {
	const issues = log.flatMap(({ happening }) =>
		happening.type === 'issue.opened' ? [happening.issue] : []
	);
	const entries = entriesIn(log).map((entry): NaiveUse => {
		const { id, day, source } = entry;
		return { kind: 'entry', id, issues: entry.issues, day, recorded: recordedAt(entry), source };
	});
	const positions = issues.flatMap((issue) =>
		positionsIn(log, issue).map((position): NaiveUse => {
			const { id, asOf: day, source } = position;
			return { kind: 'position', id, issues: [issue], day, recorded: statedAt(position), source };
		})
	);
	const judgements = log.flatMap(({ happening, revision }): NaiveUse[] => {
		if (happening.type !== 'issue.assessed') return [];
		const { issue, asOf: day, source } = happening;
		const id = String(revision);
		return [{ kind: 'assessment', id, issues: [issue], day, recorded: revision, source }];
	});
	return [...entries, ...positions, ...judgements].toSorted((a, b) =>
		a.day === b.day ? b.recorded - a.recorded : a.day < b.day ? 1 : -1
	);
}

export const keyOf = ({ source }: NaiveUse): string => publisherKey(source?.publisher ?? '');

/** Whether a judgement names a publisher whom no entry or position of its issue, of its days, is beside. */
export function isAlone(all: readonly NaiveUse[], use: NaiveUse): boolean {
	if (use.kind !== 'assessment' || !use.source) return false;
	const [issue = ''] = use.issues;
	return !all.some(
		(other) =>
			other.kind !== 'assessment' &&
			other.source &&
			other.issues.includes(issue) &&
			other.day >= addDays(use.day, -BORNE_OUT_DAYS) &&
			other.day <= use.day &&
			keyOf(other) !== keyOf(use)
	);
}
