import {
	text,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { version } from '$app/environment';
import { ON_TRIAL } from '#lib/client/wall/on-trial.ts';
import { refusedTo } from '#lib/server/api/endpoint.ts';
import { refuse } from '#lib/domain/refusal.ts';
import { isOurOrigin } from '#lib/server/origin.ts';
import { keyIn } from '#lib/server/auth/key-in.ts';
import { DatabaseTrouble, isBlind } from '#lib/server/database/trouble.ts';
import { tellable, tellablePath, type Failure } from '#lib/server/failure.ts';
import { log, withinRequest } from '#lib/server/log.ts';
import { isOurHost } from '#lib/server/loopback.ts';
import { announced } from '#lib/server/process.ts';
import { requestIdOf } from '#lib/server/request-id.ts';
import { applicationHere, start } from '#lib/server/start.ts';
import { themeOf } from '#lib/ui/shell/theme.ts';

export const init: ServerInit = () => start(version);

const SECURITY_HEADERS = {
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY'
};

/** Of what is no page, and runs nothing: pages come with a policy of their own, with their scripts in it. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

/** Only a wall on trial may be framed, by walls of this server: they see there whether a new version starts. */
const isFramed = ({ route, url }: RequestEvent): boolean =>
	(route.id === '/wall' || route.id === '/wall/[board]') && url.searchParams.has(ON_TRIAL);

function letBeFramed({ headers }: Response): void {
	headers.set('x-frame-options', 'SAMEORIGIN');
	const policy = headers.get('content-security-policy') ?? NO_PAGE;
	const framed = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
	headers.set('content-security-policy', framed);
}

/** What fails before a page or an address is asked is answered with its id, too, and with what every answer carries. */
const withoutFail: Handle = async ({ event, resolve }) => {
	try {
		return await resolve(event);
	} catch (error) {
		const { message, requestId } = told(event, { error, status: 500, message: '' });
		if (event.url.pathname.startsWith('/api/'))
			return refusedTo(event, refuse('unavailable', `${message} (request ${requestId})`));
		return text(`${message}\nThe log knows more under ${requestId}.\n`, { status: 500 });
	}
};

const onlyOurHost: Handle = ({ event, resolve }) => {
	const host = event.request.headers.get('host');
	if (isOurHost(host, announced()?.origin)) return resolve(event);
	return new Response('This server does not answer to that name.\n', { status: 421 });
};

/** Names each request in all that is logged of it and in its answer, and says how long it took. */
const withRequestId: Handle = ({ event, resolve }) => {
	const requestId = requestIdOf(event.request.headers, announced()?.trustedProxies);
	event.locals.requestId = requestId;
	return withinRequest(requestId, async () => {
		const began = performance.now();
		const response = await resolve(event);
		response.headers.set('x-request-id', requestId);
		note(event, response.status, (performance.now() - began) / 1000);
		return response;
	});
};

function note(event: RequestEvent, status: number, seconds: number): void {
	const { method } = event.request;
	const { meters } = applicationHere().metrics;
	meters.requested({ method, route: event.route.id ?? 'none', status, seconds });
	log.debug({ method, path: tellablePath(event), status, seconds }, 'request answered');
}

const counted: Handle = ({ event, resolve }) => {
	event.locals.refused = (refusal) => applicationHere().metrics.meters.refused(refusal);
	return resolve(event);
};

/** Another site's page may neither change anything in its reader's name nor ask for it. */
const onlyOurPages: Handle = ({ event, resolve }) => {
	const { method, headers } = event.request;
	const changes = !['GET', 'HEAD', 'OPTIONS'].includes(method);
	const ours = isOurOrigin(headers.get('origin'), headers.get('host'), announced()?.origin);
	if (!changes || ours) return resolve(event);
	return refusedTo(event, refuse('forbidden', 'This request comes from a page of another site'));
};

const withAsker: Handle = async ({ event, resolve }) => {
	// Who may see figures is known without the database, by a token that is no key.
	if (event.route.id === '/metrics') return resolve(event);
	const { epoch, health, boards, records, reader, briefings, sources, gate, ...rest } =
		applicationHere();
	const { keptOf, displays, inboxes, visits, accounts, members, ways, keys } = rest;
	const { headers } = event.request;
	const known = await gate.who({
		cookies: headers.get('cookie') ?? undefined,
		key: keyIn(headers),
		origin: event.url.origin
	});
	if (known.wrongKey)
		return refusedTo(event, refuse('unidentified', 'This key is none, or none any more'));
	const { asker, person } = known;
	Object.assign(event.locals, {
		epoch,
		keptOf,
		isBlind: isBlind(health.trouble),
		asker,
		person,
		accounts,
		members,
		ways,
		keys,
		displays,
		inboxes,
		visits
	});
	event.locals.boards = boards.as(asker);
	event.locals.records = records.of(event.locals.boards);
	event.locals.reader = reader.of(event.locals.boards);
	event.locals.briefings = briefings.of(event.locals.boards);
	event.locals.sources = sources.of(event.locals.boards);
	return resolve(event);
};

const withTheme: Handle = ({ event, resolve }) => {
	const theme = themeOf(event.cookies.get('theme'), event.url.pathname);
	event.locals.theme = theme;
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%theme%', theme),
		// Of the fonts, only the subsets that every page needs are worth asking for ahead.
		preload: ({ type, path }) => type !== 'font' || path.includes('-latin-wght-')
	});
};

/** A page that failed because of the database's trouble may be had later. */
function afterTrouble({ inTrouble }: App.Locals, response: Response): Response {
	if (!inTrouble || response.status !== 500) return response;
	return new Response(response.body, { status: 503, headers: response.headers });
}

const withSecurityHeaders: Handle = async ({ event, resolve }) => {
	const response = afterTrouble(event.locals, await resolve(event));
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
	if (!response.headers.has('content-security-policy'))
		response.headers.set('content-security-policy', NO_PAGE);
	if (isFramed(event)) letBeFramed(response);
	// What one may read another may not: a cache between them must not know the answer.
	const kept = response.headers.get('cache-control') ?? 'private, no-cache';
	response.headers.set('cache-control', kept);
	if (!kept.includes('public')) response.headers.append('vary', 'Cookie, Authorization');
	return response;
};

export const handle = sequence(
	withRequestId,
	counted,
	withSecurityHeaders,
	withoutFail,
	onlyOurHost,
	onlyOurPages,
	withAsker,
	withTheme
);

/** Logs what went wrong with a request; what is told of it. */
function told(
	event: RequestEvent,
	failure: Pick<Failure, 'error' | 'status' | 'message'>
): App.Error {
	event.locals.inTrouble = failure.error instanceof DatabaseTrouble;
	return tellable({
		...failure,
		requestId: event.locals.requestId,
		method: event.request.method,
		path: tellablePath(event)
	});
}

export const handleError: HandleServerError = ({ event, ...failure }) => told(event, failure);
