import { json, type RequestEvent } from '@sveltejs/kit';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { log } from '../log.ts';
import { unavailable } from '../unavailable.ts';

/** A refusal as every failure of the API looks. */
export const refused = (error: Refusal, status = HTTP_STATUS[error.code]): Response =>
	json({ error }, { status, headers: { 'cache-control': 'no-store' } });

/** An address of the API: what it gives is sent as JSON, a refusal with its code, and whatever nobody expected is logged and kept inside. */
export const endpoint =
	<E extends RequestEvent>(act: (event: E) => Promise<Response | Refusal | object>) =>
	async (event: E): Promise<Response> => {
		try {
			const answer = await act(event);
			if (answer instanceof Response) return answer;
			return isRefusal(answer) ? refusedTo(event, answer) : json(answer, NEVER_KEPT);
		} catch (error) {
			const { requestId } = event.locals;
			log.error({ err: error, requestId, path: event.url.pathname }, 'request failed');
			const words = `The server cannot answer now (request ${requestId})`;
			return refusedTo(event, unavailable(error, words));
		}
	};

/** The same, counted. */
export function refusedTo({ locals }: Pick<RequestEvent, 'locals'>, refusal: Refusal): Response {
	locals.refused?.(refusal);
	return refused(refusal);
}

const NEVER_KEPT = { headers: { 'cache-control': 'private, no-cache' } };

/** What an address says to a method that it does not take. */
export const otherMethods =
	(allowed: string) =>
	({ request }: RequestEvent): Response => {
		const refusal = refuse('malformed', `${request.method} is not possible here, only ${allowed}`);
		const response = refused(refusal, 405);
		response.headers.set('allow', allowed);
		return response;
	};
