import { authorOf, type Change, type Happening } from './change.ts';
import type { Mention } from './mention.ts';
import { isAtLeast, type Role } from './role.ts';
import type { Slug } from './slug.ts';

/** Why something comes to somebody: they are spoken to, asked for a second pair of eyes, or follow the issue. */
export type ArrivalKind = 'mention' | 'review' | 'followed';

/** One change as it comes to one person. */
export interface Arrival {
	readonly account: string;
	readonly kind: ArrivalKind;
	readonly issue: Slug;
	/** The change; of a comment that speaks to somebody only once it is edited, the one that posted it. */
	readonly revision: number;
}

/** What makes somebody follow an issue who has never said whether they want to. */
export type FollowedBy = 'commented' | 'assessed';

/** Somebody who comes to follow an issue by what they did. */
export interface NewFollower {
	readonly account: string;
	readonly issue: Slug;
	readonly why: FollowedBy;
}

/** What one change means for the people of a board. */
export interface Reach {
	readonly arrivals: Arrival[];
	readonly follows: NewFollower[];
	/** The proposal that asks nobody for anything any more. */
	readonly decided: number | null;
}

/** Those whom a change may reach. */
export interface Public {
	/** Who follows an issue. */
	readonly followersOf: (issue: Slug) => Iterable<string>;
	/** Who is at the desk, in which role. */
	readonly desk: readonly { readonly id: string; readonly role: Role }[];
}

/** To whom a change comes, once to each and never to whoever made it; and who follows its issue from then on. */
export function reachOf(change: Change, { followersOf, desk }: Public): Reach {
	const { happening, revision, actor } = change;
	const arrivals = new Map<string, Arrival>();
	const arrive = (account: string, kind: ArrivalKind, issue: Slug, of = revision) => {
		if (account === (actor.of ?? actor.id) || arrivals.has(account)) return;
		arrivals.set(account, { account, kind, issue, revision: of });
	};
	for (const { account, issue, of } of spokenTo(happening)) {
		if (desk.some(({ id }) => id === account)) arrive(account, 'mention', issue, of ?? revision);
	}
	if (happening.type === 'proposal.made') {
		const editors = desk.filter(({ role }) => isAtLeast(role, 'editor'));
		for (const { id } of editors) arrive(id, 'review', happening.issue);
	}
	for (const issue of issuesTold(happening)) {
		for (const account of followersOf(issue)) arrive(account, 'followed', issue);
	}
	const proposer = happening.proposed?.by;
	const [told] = issuesTold(happening);
	if (proposer?.kind === 'person' && told) arrive(proposer.id, 'followed', told);
	return {
		arrivals: [...arrivals.values()],
		follows: followsOf(change),
		decided: decidedIn(happening)
	};
}

/** Whom a comment speaks to, and which comment it is where it was posted before. */
function spokenTo(happening: Happening): (Mention & { issue: Slug; of?: number })[] {
	switch (happening.type) {
		case 'comment.posted':
			return (happening.mentions ?? []).map((each) => ({ ...each, issue: happening.issue }));
		case 'comment.edited':
			return (happening.mentions ?? []).map((each) => ({
				...each,
				issue: happening.issue,
				of: happening.comment
			}));
		default:
			return [];
	}
}

/** The issues whose followers are told: not of what a comment became, nor of a confirmation, since what it confirms is told. */
export function issuesTold(happening: Happening): readonly Slug[] {
	switch (happening.type) {
		case 'comment.edited':
		case 'comment.deleted':
		case 'proposal.confirmed':
			return [];
		case 'entry.recorded':
			return happening.entry.issues;
		case 'entry.edited':
			return [...new Set([...happening.entry.issues, ...(happening.was?.issues ?? [])])];
		case 'entry.struck':
			return happening.was?.issues ?? [];
		default:
			return 'issue' in happening ? [happening.issue] : [];
	}
}

/** Who comments on an issue or assesses it, if only by a proposal, follows it. A program follows nothing. */
function followsOf(change: Change): NewFollower[] {
	const { happening } = change;
	const { kind, id: account } = authorOf(change);
	if (kind !== 'person') return [];
	switch (happening.type) {
		case 'comment.posted':
			return [{ account, issue: happening.issue, why: 'commented' }];
		case 'issue.assessed':
		case 'proposal.made':
			return [{ account, issue: happening.issue, why: 'assessed' }];
		default:
			return [];
	}
}

function decidedIn(happening: Happening): number | null {
	switch (happening.type) {
		case 'proposal.confirmed':
		case 'proposal.declined':
		case 'proposal.withdrawn':
			return happening.proposal;
		default:
			return null;
	}
}
