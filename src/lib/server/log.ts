import { AsyncLocalStorage } from 'node:async_hooks';
import { pino } from 'pino';

const requests = new AsyncLocalStorage<{ requestId: string }>();

/** The one log, as lines of JSON on standard output. Its level is set once the configuration is read. */
export const log = pino({
	base: null,
	timestamp: pino.stdTimeFunctions.isoTime,
	mixin: () => requests.getStore() ?? {}
});

/** Does what a request asks: whatever is logged meanwhile, however deep, says for which. */
export const withinRequest = <T>(requestId: string, work: () => T): T =>
	requests.run({ requestId }, work);
