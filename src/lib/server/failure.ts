import { log } from './log.ts';

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

/** Logs what nobody expected, and gives what its reader is told: never more than a sentence and an id. */
export function tellable({ error, message, ...request }: Failure): App.Error {
	if (request.status >= 500) log.error({ err: error, ...request }, 'request failed');
	return { message, requestId: request.requestId };
}
