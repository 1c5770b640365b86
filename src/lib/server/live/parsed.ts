import type * as z from 'zod/mini';
import { refuse, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';

/** What a client sent, as the schema has it, or the refusal that says what is wrong with it. */
export function parsed<S extends z.ZodMiniType>(
	schema: S,
	payload: unknown
): { value: z.output<S> } | { refusal: Refusal } {
	if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
		return { refusal: refuse('malformed', 'The payload must be an object') };
	}
	const result = schema.safeParse(payload);
	return result.success ? { value: result.data } : { refusal: refuseInvalid(result.error) };
}
