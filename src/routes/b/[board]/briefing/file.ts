import { error, type RequestEvent } from '@sveltejs/kit';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import type { Briefing } from '#lib/protocol/briefing.ts';
import { fieldsOf } from '#lib/server/auth/page-event.ts';
import { briefingHere, writtenHere } from './briefing-here.ts';

interface Format {
	ending: string;
	type: string;
	write: (briefing: Briefing) => Promise<BodyInit> | BodyInit;
}

type Event = RequestEvent<{ board: string }>;

/** A briefing as a file: that of an address, and that of a form with what was written over it. */
export const fileOf = (format: Format) => ({
	GET: async (event: Event): Promise<Response> =>
		answered(event, await briefingHere(event, event.url.searchParams), format),
	POST: async (event: Event): Promise<Response> => {
		const fields = await fieldsOf(event.request);
		return answered(event, await writtenHere(event, fields), format);
	}
});

async function answered(
	{ params }: Event,
	briefing: Briefing | Refusal,
	{ ending, type, write }: Format
): Promise<Response> {
	if (isRefusal(briefing)) return refused(briefing);
	const { from, to } = briefing.document;
	const name = `${params.board}-briefing-${from}-${to}.${ending}`;
	return new Response(await write(briefing), {
		headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` }
	});
}

const refused = ({ code, message }: Refusal): never => error(HTTP_STATUS[code], message);
