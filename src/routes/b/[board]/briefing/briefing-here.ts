import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { dayOf, instantOf } from '#lib/domain/day.ts';
import { isRefusal, refuse, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { Paragraph, Title } from '#lib/domain/text.ts';
import { briefingIn, type Briefing, type BriefingDocument } from '#lib/protocol/briefing.ts';
import { briefingOf } from '#lib/ui/briefing/briefing-of.ts';
import { titleOf } from '#lib/ui/briefing/paper-words.ts';

interface Asking {
	locals: Pick<App.Locals, 'boards' | 'reader' | 'briefings'>;
	params: { board: string };
}

/** The briefing of the days that an address or a form asks for, as the log has it now. */
export async function documentOf(
	{ locals, params }: Asking,
	query: URLSearchParams
): Promise<BriefingDocument | Refusal> {
	const board = await locals.boards.board(params.board);
	if (isRefusal(board)) return board;
	const today = dayOf(instantOf(Date.now()));
	const span = briefingIn(query, { today, days: board.settings.directionDays });
	if (isRefusal(span)) return span;
	const material = await locals.reader.briefing(params.board, span);
	return isRefusal(material) ? material : briefingOf(material);
}

/** What tells whether the log still says what a page shows, be it of a later revision or day. */
export const sealOf = (document: BriefingDocument): string =>
	createHash('sha256')
		.update(JSON.stringify({ ...document, revision: 0, made: '' }))
		.digest('hex');

const Saved = z.string().check(z.regex(/^[1-9]\d{0,9}$/));

/** The briefing that an address names: a saved one, or that of some days. */
export async function briefingHere(
	asking: Asking,
	query: URLSearchParams
): Promise<Briefing | Refusal> {
	const saved = query.get('saved');
	if (saved !== null) return savedHere(asking, saved);
	const document = await documentOf(asking, query);
	if (isRefusal(document)) return document;
	return { title: titleOf(document), summary: document.gist, document };
}

/** What somebody writes over a briefing. A title left empty is the one it has by itself. */
const Written = z.object({
	title: z.optional(z.union([z.literal(''), Title])),
	summary: z._default(Paragraph, '')
});

/** The briefing that a form shows, under what somebody wrote over it; a refusal where the log says something else by now. */
export async function writtenHere(
	asking: Asking,
	fields: Partial<Record<string, string>>
): Promise<Briefing | Refusal> {
	const written = Written.safeParse(fields);
	if (!written.success) return refuseInvalid(written.error);
	const { from = '', to = '', seal } = fields;
	const document = await documentOf(asking, new URLSearchParams({ from, to }));
	if (isRefusal(document)) return document;
	if (seal !== sealOf(document)) return refuse('conflict', GONE_ON);
	const { title, summary } = written.data;
	return { title: title || titleOf(document), summary, document };
}

const GONE_ON =
	'The log says something else of these days than when this briefing was shown. Read it as it is made anew, and see whether what stands above it still holds';

/** A saved briefing by its number, as an address says it. */
export async function savedHere({ locals, params }: Asking, number: string) {
	const parsed = Saved.safeParse(number);
	if (!parsed.success) return refuse('not_found', `There is no briefing "${number}"`);
	return locals.briefings.find(params.board, Number(parsed.data));
}
