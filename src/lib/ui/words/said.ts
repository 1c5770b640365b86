import type { Judgement } from '#lib/domain/assessment.ts';
import { findIssue, type Board, type Settings } from '#lib/domain/board.ts';
import type { Entry, Terms } from '#lib/domain/entry.ts';
import type { Era } from '#lib/domain/era.ts';
import type { IssueBody } from '#lib/domain/issue.ts';
import { RUNG_WORDS, type LadderEdit } from '#lib/domain/ladder.ts';
import type { Outlook } from '#lib/domain/outlook.ts';
import type { Party } from '#lib/domain/party.ts';
import type { Person } from '#lib/domain/person.ts';
import type { Position } from '#lib/domain/position.ts';
import type { Source } from '#lib/domain/source.ts';
import { STATUSES } from '#lib/domain/status.ts';
import { outlookWords } from './outlook-words.ts';
import { statusWord } from './status-words.ts';
import { dayWords } from './time-words.ts';

/** What is said of a thing: the words of each field, by the field's own word. */
export type Said = Record<string, string>;

/** Fields that may be left out; those that are say nothing. */
type Part<T> = { [K in keyof T]?: T[K] | undefined };

export const standingSaid = (
	{ status, tension, outlook }: Judgement & { outlook?: Outlook | null | undefined },
	{ ladder }: Board
): Said =>
	said({
		Status: statusWord(status, ladder),
		Tension: tension === null ? 'Not assessed' : String(tension),
		Outlook: outlook && `${outlookWords(outlook)}: ${outlook.text}`
	});

export const issueSaid = (
	{ title, category, summary, salience, secondEyes }: Part<IssueBody>,
	board: Board
): Said =>
	said({
		Title: title,
		Category: category && nameOf(board.categories, category),
		Salience: salience === undefined ? undefined : String(salience),
		Summary: summary,
		'Second pair of eyes': yesOrNo(secondEyes)
	});

interface BoardFields {
	name?: string | undefined;
	parties?: readonly Party[] | undefined;
	settings?: Part<Settings> | undefined;
	ladder?: LadderEdit | undefined;
}

export const boardSaid = ({ name, parties, settings, ladder }: BoardFields): Said =>
	said({
		Name: name,
		Parties: parties?.map(sideSaid).join('; '),
		'Direction over': days(settings?.directionDays),
		'Steady below': settings?.directionThreshold?.toString(),
		'Stale after': days(settings?.staleDays),
		'Asks for a reason': settings?.asksReason && 'Yes',
		'Second pair of eyes': yesOrNo(settings?.secondEyes),
		...rungsSaid(ladder)
	});

const rungsSaid = (ladder: LadderEdit = {}): Part<Said> =>
	Object.fromEntries(
		STATUSES.map((status) => {
			const { word, colours } = ladder[status] ?? {};
			const own = [word, colours?.light, colours?.dark].filter(Boolean);
			return [`Rung ${RUNG_WORDS[status]}`, own.join(', ')];
		})
	);

export const personSaid = ({ name, party, role, from, to }: Person, board: Board): Said =>
	said({
		Name: name,
		Role: role,
		Party: nameOf(board.parties, party),
		From: from && dayWords(from),
		Until: to && dayWords(to)
	});

export const eraSaid = ({ name, from, to, source }: Era): Said =>
	said({
		Name: name,
		From: dayWords(from),
		Until: to && dayWords(to),
		Source: sourceSaid(source)
	});

export const positionSaid = ({ party, text, asOf, source }: Position, board: Board): Said =>
	said({
		Party: nameOf(board.parties, party),
		Position: text,
		'As of': dayWords(asOf),
		Source: sourceSaid(source)
	});

export const entrySaid = (entry: Entry, board: Board): Said =>
	said({
		Title: entry.title,
		Kind: entry.kind,
		Day: dayWords(entry.day),
		Issues: entry.issues.map((id) => findIssue(board, id)?.title ?? id).join(', '),
		Parties: entry.parties.map((id) => nameOf(board.parties, id)).join(', '),
		People: entry.people.map((id) => nameOf(board.people, id)).join(', '),
		Text: entry.text,
		...termsSaid(entry.terms),
		Source: sourceSaid(entry.source)
	});

const termsSaid = ({ effective, expires, review }: Part<Terms> = {}) => ({
	'In effect from': effective && dayWords(effective),
	Expires: expires && dayWords(expires),
	'Reviewed on': review && dayWords(review)
});

const sideSaid = ({ name, iso, capital, timezone }: Party): string =>
	`${name} (${iso}, ${capital}, ${timezone})`;

const sourceSaid = (source: Source | undefined): string | undefined =>
	source && [source.publisher, source.title, source.date, source.url].filter(Boolean).join(', ');

const yesOrNo = (value: boolean | undefined): string | undefined =>
	value === undefined ? undefined : value ? 'Yes' : 'No';

const days = (count: number | undefined): string | undefined =>
	count === undefined ? undefined : `${count} d`;

const nameOf = (known: readonly { id: string; name: string }[], id: string): string =>
	known.find((each) => each.id === id)?.name ?? id;

function said(fields: Record<string, string | false | null | undefined>): Said {
	const known: Said = {};
	for (const [field, words] of Object.entries(fields)) if (words) known[field] = words;
	return known;
}
