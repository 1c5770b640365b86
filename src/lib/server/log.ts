import { pino } from 'pino';

/** The one log, as lines of JSON on standard output. Its level is set once the configuration is read. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
