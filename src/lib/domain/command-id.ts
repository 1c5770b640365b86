import * as z from 'zod/mini';

/** The name that makes one sending of a command: sent again with it, it takes effect once. */
export const CommandId = z.uuid('must be a UUID');
