import { isRefusal } from '#lib/domain/refusal.ts';
import { CommandBody } from '#lib/protocol/api.ts';
import { endpoint, otherMethods } from '#lib/server/api/endpoint.ts';
import { bodyOf } from '#lib/server/api/reading.ts';
import { commandLimits } from '#lib/server/command-limits.ts';
import { submitGiven } from '#lib/server/given-command.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = endpoint(async (event) => {
	const { locals, params, request } = event;
	const sent = await bodyOf(request, CommandBody);
	if (isRefusal(sent)) return sent;
	const tooMany = commandLimits.spendFrom(event.getClientAddress(), Date.now());
	if (tooMany) return tooMany;
	return submitGiven(locals.boards, locals.asker, { board: params.board, ...sent.body });
});

export const fallback = otherMethods('POST');
