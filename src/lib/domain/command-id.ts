import { Uuid } from './uuid.ts';

/** The name that makes one sending of a command: sent again with it, it takes effect once. */
export const CommandId = Uuid;
