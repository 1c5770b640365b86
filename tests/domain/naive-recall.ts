import type { Judgement } from '#lib/domain/assessment.ts';
import type { Change, HappeningOf, HappeningType } from '#lib/domain/change.ts';
import type { Comment } from '#lib/domain/comment.ts';
import type { Day } from '#lib/domain/day.ts';
import { newestFirst, type Entry } from '#lib/domain/entry.ts';
import { evolve } from '#lib/domain/evolve.ts';
import { emptyBoard } from '#lib/domain/board.ts';
import { statedAt, type Position } from '#lib/domain/position.ts';
import type { Need, Recalled } from '#lib/domain/recall.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** What a store would recall, read straight from the whole log. */
export function recallFrom(log: readonly Change[], need: Need, today: Day): Recalled {
	switch (need.kind) {
		case 'standing':
			return standingBefore(log, need);
		case 'entry': {
			const all = entriesIn(log);
			const entry = all.find((each) => each.id === need.entry) ?? null;
			return { kind: 'entry', entry, beneath: beneath(all, entry, today) };
		}
		case 'position': {
			const all = positionsIn(log, need.issue);
			const position = all.find((each) => each.id === need.position) ?? null;
			const others = all.filter((each) => each.party === position?.party && each !== position);
			return { kind: 'position', position, beneath: others[0] ?? null };
		}
		case 'comment':
			return {
				kind: 'comment',
				comment: commentsIn(log).find(({ id }) => id === need.comment) ?? null
			};
		case 'changes':
			return {
				kind: 'changes',
				changes: log.filter(({ revision }) => need.revisions.includes(revision))
			};
		case 'board': {
			const past = log.slice(0, need.revision);
			return { kind: 'board', board: past.reduce(evolve, emptyBoard('us-china')) };
		}
		default:
			return need satisfies never;
	}
}

/** The judgement of an issue at the end of a day. */
export function standingOn(log: readonly Change[], issue: Slug, day: Day): Judgement {
	const { judgement } = standingBefore(log, { issue, asOf: day });
	return judgement;
}

function standingBefore(
	log: readonly Change[],
	{ issue, asOf: day, before = Infinity }: { issue: Slug; asOf: Day; before?: number }
) {
	const said = log
		.flatMap(({ happening, revision }) =>
			happening.type === 'issue.assessed' && revision < before ? [{ ...happening, revision }] : []
		)
		.filter((each) => each.issue === issue && each.asOf <= day)
		.toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0))
		.at(-1);
	const judgement = { status: said?.status ?? null, tension: said?.tension ?? null };
	return { kind: 'standing', judgement, revision: said?.revision ?? 0 } as const;
}

/** Every entry that was not struck, as last edited, newest first. */
export function entriesIn(log: readonly Change[]): Entry[] {
	const entries = new Map<Slug, Entry>();
	for (const { happening } of log) {
		if (happening.type === 'entry.recorded') entries.set(happening.entry.id, happening.entry);
		if (happening.type === 'entry.edited') entries.set(happening.entry.id, happening.entry);
		if (happening.type === 'entry.struck') entries.delete(happening.entry);
	}
	return [...entries.values()].toSorted(newestFirst);
}

/** An issue's positions that were not withdrawn, the latest first. */
export function positionsIn(log: readonly Change[], issue: Slug): Position[] {
	const held = new Map<Slug, Position>();
	for (const { happening } of log) {
		if (!('issue' in happening) || happening.issue !== issue) continue;
		if (happening.type === 'position.stated') held.set(happening.position.id, happening.position);
		if (happening.type === 'position.withdrawn') held.delete(happening.position);
	}
	return [...held.values()]
		.toSorted((a, b) => statedAt(b) - statedAt(a))
		.toSorted((a, b) => (a.asOf > b.asOf ? -1 : a.asOf < b.asOf ? 1 : 0));
}

/** The latest three past entries of each issue of `entry`, without it. */
function beneath(all: Entry[], entry: Entry | null, today: Day): Entry[] {
	const latest = (entry?.issues ?? []).flatMap((issue) =>
		all
			.filter((each) => each !== entry && each.day <= today && each.issues.includes(issue))
			.slice(0, 3)
	);
	return [...new Set(latest)];
}

/** The happenings of one type, in the log's order. */
export function happeningsOf<T extends HappeningType>(
	log: readonly Change[],
	type: T
): HappeningOf<T>[] {
	const isOf = (happening: Change['happening']): happening is HappeningOf<T> =>
		happening.type === type;
	return log.map((change) => change.happening).filter(isOf);
}

/** Everything that was said, as it stands now, oldest first. */
export function commentsIn(log: readonly Change[]): Comment[] {
	const said = new Map<number, Comment>();
	for (const { happening, revision, actor: by, at } of log) {
		if (happening.type === 'comment.posted') {
			const { issue, text, mentions = [] } = happening;
			const kept = { id: revision, issue, by, at, text, mentions };
			said.set(revision, { ...kept, edited: null, deleted: null });
		}
		const held = 'comment' in happening ? said.get(happening.comment) : undefined;
		if (!held) continue;
		if (happening.type === 'comment.edited') {
			const { text, mentions = [] } = happening;
			said.set(held.id, { ...held, text, mentions, edited: at });
		} else said.set(held.id, { ...held, text: '', mentions: [], deleted: at });
	}
	return [...said.values()];
}
