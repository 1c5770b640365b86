import { applicationHere } from '#lib/server/start.ts';
import type { RequestHandler } from './$types';

/** What this process counts and times, as Prometheus reads it. */
export const GET: RequestHandler = ({ request, getClientAddress }) =>
	applicationHere().metrics.answer(request.headers, getClientAddress());
