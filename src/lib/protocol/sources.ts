import * as z from 'zod/mini';
import { Source } from '#lib/domain/source.ts';

/** The address of a page whose description is wanted. */
export const SourceQuery = z.strictObject({ url: z.string().check(z.maxLength(2000)) });

const { publisher, title, date } = Source.shape;

/** What a page says of itself. */
export const ReadSource = z.strictObject({ publisher, title, date });
export type ReadSource = z.infer<typeof ReadSource>;

export const SourceAnswer = z.strictObject({ source: ReadSource });
