import { PRIVATE, READERS, type Caller } from './castle.ts';

export type Statuses = (caller: Caller) => number;
export interface Rule {
	readonly path: string;
	readonly answers: Statuses;
}

const NOBODY: readonly Caller[] = ['anonymous', 'disabled account'];
const PEOPLE: readonly Caller[] = [
	'viewer',
	'editor',
	'admin',
	'site admin',
	'admin of another board'
];
/** A key that is none any more opens nothing, not even what is open to all. */
export const unlessRevoked =
	(answers: Statuses): Statuses =>
	(caller) =>
		caller === 'revoked key' ? 401 : answers(caller);
const rule = (path: string, answers: Statuses): Rule => ({ path, answers: unlessRevoked(answers) });

const always =
	(status: number): Statuses =>
	() =>
		status;
const open = (path: string) => rule(path, always(200));
const readers: Statuses = (caller) => (READERS.includes(caller) ? 200 : 404);
const onBoard = (end: string) => rule(`/b/${PRIVATE}${end}`, readers);
const onWall = (end: string) => rule(`/wall/${PRIVATE}${end}`, readers);
const inApi = (end: string) => rule(`/api/v1/boards/${PRIVATE}${end}`, readers);
/** A program follows nothing. */
const followers: Statuses = (caller) => {
	if (!READERS.includes(caller)) return 404;
	return PEOPLE.includes(caller) ? 200 : 401;
};
/** Who may speak to people is told who they are. */
const commenters: Statuses = (caller) => {
	if (!READERS.includes(caller)) return 404;
	return caller === 'viewer' || caller === 'read key' ? 403 : 200;
};
/** Whoever has signed in is led on from these. */
const forStrangers = (path: string) =>
	rule(path, (caller) => (PEOPLE.includes(caller) ? 303 : 200));
const onlyPost = (path: string) => rule(path, always(405));

/** Whoever adds a page or an address says here what it answers to whom. */
export const RULES: Readonly<Record<string, Rule>> = {
	'/': open('/'),
	'/account': rule('/account', (caller) => (PEOPLE.includes(caller) ? 200 : 303)),
	'/inbox': rule('/inbox', (caller) => (PEOPLE.includes(caller) ? 200 : 303)),
	'/people': rule('/people', (caller) => (caller === 'site admin' ? 200 : 404)),
	'/sign-in': forStrangers('/sign-in'),
	'/sign-in/second': forStrangers('/sign-in/second'),
	// There is nothing where no sign-up is turned on and no provider is configured.
	'/sign-up': rule('/sign-up', always(404)),
	'/sign-in/passkey': onlyPost('/sign-in/passkey'),
	'/account/passkeys': onlyPost('/account/passkeys'),
	'/sign-in/provider': rule('/sign-in/provider', always(404)),
	'/sign-in/provider/callback': rule('/sign-in/provider/callback', always(404)),
	'/join/[secret]': rule('/join/made-up', always(404)),
	// There is nothing where no mail is sent.
	'/password': rule('/password', always(404)),
	'/password/[secret]': rule('/password/made-up', always(404)),
	'/boards/new': open('/boards/new'),
	'/boards/deleted': open('/boards/deleted'),
	'/displays': open('/displays'),
	'/displays/pair': open('/displays/pair'),
	'/wall': open('/wall'),
	'/wall/[board]': onWall(''),
	// It says nothing of the board.
	'/wall/[board]/manifest.webmanifest': open(`/wall/${PRIVATE}/manifest.webmanifest`),
	'/wall/[board]/past': onWall('/past?revision=3'),
	'/b/[board]': onBoard(''),
	'/b/[board]/new': onBoard('/new'),
	'/b/[board]/record': onBoard('/record'),
	'/b/[board]/settings': onBoard('/settings'),
	'/b/[board]/history': onBoard('/history'),
	'/b/[board]/people/[[person]]': onBoard('/people'),
	'/b/[board]/people.csv': onBoard('/people.csv'),
	'/b/[board]/sources/[[publisher]]': onBoard('/sources'),
	'/b/[board]/sources.csv': onBoard('/sources.csv'),
	'/b/[board]/search': onBoard('/search?q=heliograph'),
	'/b/[board]/timeline': onBoard('/timeline'),
	'/b/[board]/trends': onBoard('/trends'),
	'/b/[board]/compare': onBoard('/compare'),
	'/b/[board]/briefing': onBoard('/briefing'),
	// There is none: whoever may read the board is told so, and in the same words as everybody else.
	'/b/[board]/briefing/[number]': rule(`/b/${PRIVATE}/briefing/1`, always(404)),
	'/b/[board]/briefing.md': onBoard('/briefing.md'),
	'/b/[board]/briefing.docx': onBoard('/briefing.docx'),
	'/b/[board]/i/[issue]': onBoard('/i/heliograph-question'),
	'/b/[board]/i/[issue]/dossier': onBoard('/i/heliograph-question/dossier'),
	'/b/[board]/i/[issue]/follow': rule(`/b/${PRIVATE}/i/heliograph-question/follow`, followers),
	'/b/[board]/history.csv': onBoard('/history.csv'),
	'/b/[board]/history.json': onBoard('/history.json'),
	'/b/[board]/trends.csv': onBoard('/trends.csv'),
	'/b/[board]/seen': onlyPost(`/b/${PRIVATE}/seen`),
	'/api/v1/boards': open('/api/v1/boards'),
	'/api/v1/boards/[board=slug]': inApi(''),
	'/api/v1/boards/[board=slug]/changes': inApi('/changes'),
	'/api/v1/boards/[board=slug]/entries': inApi('/entries'),
	'/api/v1/boards/[board=slug]/history': inApi('/history'),
	'/api/v1/boards/[board=slug]/people': rule(`/api/v1/boards/${PRIVATE}/people`, commenters),
	'/api/v1/boards/[board=slug]/reasons': inApi('/reasons?at=1&issue=heliograph-question'),
	'/api/v1/boards/[board=slug]/search': inApi('/search?q=heliograph'),
	'/api/v1/boards/[board=slug]/series': inApi('/series'),
	'/api/v1/boards/[board=slug]/issues/[issue=slug]': inApi('/issues/heliograph-question'),
	'/api/v1/boards/[board=slug]/issues/[issue=slug]/comments': inApi(
		'/issues/heliograph-question/comments'
	),
	'/api/v1/boards/[board=slug]/issues/[issue=slug]/[list]': inApi(
		'/issues/heliograph-question/changes'
	),
	'/api/v1/boards/[board=slug]/commands': onlyPost(`/api/v1/boards/${PRIVATE}/commands`),
	'/api/v1/sources': onlyPost('/api/v1/sources'),
	'/api/[...rest]': rule('/api/nothing', always(404)),
	'/flags/[iso].svg': open('/flags/cn.svg'),
	'/healthz': open('/healthz'),
	'/readyz': open('/readyz'),
	// A key is no token: whoever has one is told no more than others.
	'/metrics': { path: '/metrics', answers: always(404) },
	'/sign-out': onlyPost('/sign-out'),
	'/theme': onlyPost('/theme')
};

const NOT_SIGNED_IN = 401;
const isNobody = (caller: Caller) => NOBODY.includes(caller);
/** Whoever has not signed in is led to where they can. */
const account: Statuses = (caller) => (PEOPLE.includes(caller) ? 0 : 303);
/** A program's key never reaches people. */
const keepers: Statuses = (caller) => {
	if (!READERS.includes(caller)) return 404;
	return caller === 'admin' || caller === 'site admin' ? 0 : 403;
};
/** Who may edit the board, by a key too. */
const editors: Statuses = (caller) => {
	if (!READERS.includes(caller)) return 404;
	return caller === 'viewer' || caller === 'read key' ? 403 : 0;
};
const inbox: Statuses = (caller) => (PEOPLE.includes(caller) ? 0 : 401);
const people: Statuses = (caller) => (caller === 'site admin' ? 0 : 404);
const displays: Statuses = (caller) => {
	if (isNobody(caller)) return NOT_SIGNED_IN;
	return caller === 'viewer' || caller === 'read key' ? 403 : 0;
};
const makers: Statuses = (caller) => {
	if (isNobody(caller)) return NOT_SIGNED_IN;
	return caller === 'site admin' ? 0 : 403;
};
const restorers: Statuses = (caller) => {
	if (isNobody(caller)) return NOT_SIGNED_IN;
	if (caller === 'admin' || caller === 'site admin') return 0;
	return READERS.includes(caller) ? 403 : 404;
};

/** Whoever adds a form says here who is refused, and how; 0 stands for whatever the form itself deserves. */
export const FORMS: Readonly<Record<string, Statuses>> = {
	'/account?/createKey': account,
	'/account?/revokeKey': account,
	'/account?/rename': account,
	'/account?/changePassword': account,
	'/account?/endSession': account,
	'/account?/renamePasskey': account,
	'/account?/removePasskey': account,
	'/account?/beginSecond': account,
	'/account?/confirmSecond': account,
	'/account?/dropSecond': account,
	'/inbox?/mark': inbox,
	'/inbox?/markAll': inbox,
	'/b/[board]/briefing?/default': editors,
	'/b/[board]/sources/[[publisher]]?/check': editors,
	'/b/[board]/settings?/addMember': keepers,
	'/b/[board]/settings?/setMember': keepers,
	'/b/[board]/settings?/uninvite': keepers,
	'/people?/invite': people,
	'/people?/uninvite': people,
	'/people?/role': people,
	'/people?/standing': people,
	'/people?/reset': people,
	'/sign-in?/default': always(0),
	'/sign-in/second?/default': always(0),
	'/sign-up?/default': always(404),
	'/join/[secret]?/accept': always(0),
	'/join/[secret]?/join': always(0),
	'/password?/default': always(404),
	'/password/[secret]?/default': always(0),
	'/boards/new?/create': makers,
	'/boards/new?/copy': makers,
	'/boards/deleted?/restore': restorers,
	'/displays?/edit': displays,
	'/displays?/command': displays,
	'/displays?/revoke': displays,
	'/displays/pair?/default': displays
};

/** A program has no account to add something to. */
const signedIn: Statuses = (caller) => (PEOPLE.includes(caller) ? 0 : 401);
const citing: Statuses = (caller) => {
	if (isNobody(caller)) return NOT_SIGNED_IN;
	return caller === 'viewer' || caller === 'read key' ? 403 : 0;
};
/** What follows from rights alone, whatever is sent; which command is whose, its own table says. */
const submitters: Statuses = (caller) => {
	if (isNobody(caller)) return NOT_SIGNED_IN;
	if (!READERS.includes(caller)) return 404;
	return caller === 'viewer' || caller === 'read key' ? 403 : 0;
};

/** Stands for an id that nobody has used. */
export const ANEW = 'anew';

interface Change {
	/** Right in form, so that it is rights that are asked for. */
	readonly body: string;
	readonly answers: Statuses;
}
const json = (body: object, answers: Statuses): Change => ({ body: JSON.stringify(body), answers });
const note = { type: 'issue.note', issues: ['heliograph-question'], note: 'Noted' };

/** Whoever adds a way to change something at an address says here who is refused, and how; 0 as above. */
export const CHANGING: Readonly<Record<string, Change>> = {
	'POST /account/passkeys': json({ password: 'x' }, signedIn),
	'PUT /account/passkeys': json({}, signedIn),
	'POST /sign-in/passkey': json({}, always(0)),
	'PUT /sign-in/passkey': json({}, always(0)),
	'POST /sign-out': { body: '', answers: always(0) },
	'POST /theme': { body: 'theme=dark', answers: always(0) },
	'POST /b/[board]/seen': {
		body: 'revision=1&epoch=',
		answers: (caller) => (READERS.includes(caller) ? 0 : 404)
	},
	'PUT /b/[board]/i/[issue]/follow': json({ follows: false }, (caller) => {
		const status = followers(caller);
		return status === 200 ? 0 : status;
	}),
	'POST /api/v1/boards/[board=slug]/commands': json({ id: ANEW, command: note }, submitters),
	'POST /api/v1/sources': json({ url: 'http://127.0.0.1/' }, citing)
};
