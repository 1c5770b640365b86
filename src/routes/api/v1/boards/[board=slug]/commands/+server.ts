import { isRefusal } from '#lib/domain/refusal.ts';
import { CommandBody } from '#lib/protocol/api.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { bodyOf } from '#lib/server/api/reading.ts';
import { commandLimits } from '#lib/server/command-limits.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = endpoint(async (event) => {
	const { locals, params, request } = event;
	const sent = await bodyOf(request, CommandBody);
	if (isRefusal(sent)) return sent;
	const tooMany = commandLimits.spendFrom(event.getClientAddress(), Date.now());
	if (tooMany) return tooMany;
	const { id, command } = sent.body;
	return locals.boards.submit(params.board, id, command);
});

export const fallback = otherMethods('POST');
