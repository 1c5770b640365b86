import { log } from './log.ts';
import { whyUnavailable } from './unavailable.ts';

/** A request that could not be answered as asked. */
export interface Failure {
	readonly error: unknown;
	readonly requestId: string;
	readonly method: string;
	readonly path: string;
	readonly status: number;
	/** What may be said of it to anyone. */
	readonly message: string;
}

/** Which address was asked for, and which route answers there. */
interface Asked {
	readonly url: URL;
	readonly params: object;
	readonly route: { readonly id: string | null };
}

/** As long as anything that opens a door here, and of the letters that it is made of: names in addresses have no capitals. */
const LIKE_A_SECRET = /(?=[\w-]*[A-Z])[\w-]{43,}/g;

/** The path of a request for the log: what is good once stays out of it, also where it was copied wrongly, to no route. */
export const tellablePath = ({ url, params, route }: Asked): string =>
	'secret' in params ? (route.id ?? '') : url.pathname.replaceAll(LIKE_A_SECRET, '…');

const UNEXPECTED =
	'Something went wrong that nobody expected. Try again; if it stays so, tell whoever looks after this server.';

/** What SvelteKit says of an address at which no route answers, and what is told of it. */
const [NO_ROUTE, NOWHERE] = ['Not Found', 'There is nothing at this address'];

/** Logs what nobody expected, and gives what its reader is told: never more than a sentence and an id. */
export function tellable({ error, message, ...request }: Failure): App.Error {
	if (request.status >= 500) log.error({ err: error, ...request }, 'request failed');
	const words = message === NO_ROUTE ? NOWHERE : message;
	const said = request.status >= 500 ? UNEXPECTED : words;
	return { message: whyUnavailable(error, said), requestId: request.requestId };
}
