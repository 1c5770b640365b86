import type { LiveBoard } from '#lib/client/live-board.svelte.ts';
import type { BriefingDocument, SourceNote } from '#lib/protocol/briefing.ts';
import { dayWords } from '#lib/ui/words/time-words.ts';

/** `1 Mar 2025 to 30 Jun 2025`. */
export const spanWords = ({ from, to }: Pick<BriefingDocument, 'from' | 'to'>): string =>
	`${dayWords(from)} to ${dayWords(to)}`;

/** The line beneath its title. */
export const headWords = (document: BriefingDocument): string =>
	`${document.board}. ${spanWords(document)}.`;

/** What a briefing is called until somebody calls it otherwise. */
export const titleOf = ({ board }: BriefingDocument): string => `Briefing on ${board}`;

/** What it was made from. */
export const madeWords = ({ made, revision }: BriefingDocument): string =>
	`Made on ${dayWords(made)} from the log at revision ${revision}. Below the summary nothing is written by hand.`;

/** What stands beside a source's title: its publisher before it, its day after it. */
export const noteWords = ({ publisher, title, date }: SourceNote): string =>
	[publisher, title, date && dayWords(date)].filter(Boolean).join(', ');

/** The name that what somebody writes over a span is kept under in a browser. */
export const draftKey = (
	{ board: { slug }, rights: { who } }: Pick<LiveBoard, 'board' | 'rights'>,
	{ from, to }: Pick<BriefingDocument, 'from' | 'to'>
): string => `${who?.id ?? ''}/briefing:${slug}:${from}:${to}`;
