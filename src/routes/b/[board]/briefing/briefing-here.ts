import * as z from 'zod/mini';
import { dayOf, instantOf } from '#lib/domain/day.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
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

/** What somebody writes over a briefing. A title left empty is the one it has by itself. */
export const Written = z.object({
	title: z.optional(z.union([z.literal(''), Title])),
	summary: z.optional(Paragraph)
});

const Saved = z.string().check(z.regex(/^[1-9]\d{0,9}$/));

/** The briefing that a file is made of: a saved one, or that of some days under what somebody wrote over it. */
export async function briefingHere(
	asking: Asking,
	query: URLSearchParams,
	written: z.infer<typeof Written> = {}
): Promise<Briefing | Refusal> {
	const saved = query.get('saved');
	if (saved !== null) return savedHere(asking, saved);
	const document = await documentOf(asking, query);
	if (isRefusal(document)) return document;
	const { title, summary = document.gist } = written;
	return { title: title || titleOf(document), summary, document };
}

/** A saved briefing by its number, as an address says it. */
export async function savedHere({ locals, params }: Asking, number: string) {
	const parsed = Saved.safeParse(number);
	if (!parsed.success) return refuse('not_found', `There is no briefing "${number}"`);
	return locals.briefings.find(params.board, Number(parsed.data));
}
