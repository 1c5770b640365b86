import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { Instant } from './day.ts';
import { Note } from './text.ts';

/** Why something asked for does not happen. */
export const REFUSAL_CODES = [
	'malformed',
	'unidentified',
	'forbidden',
	'not_found',
	'conflict',
	'too_large',
	'invalid',
	'too_many',
	'unavailable'
] as const;

/** A field that somebody else has set since: what was asked for it, what stands, and who set that, when and why. */
export const Conflict = z.strictObject({
	field: z.string(),
	mine: z.unknown(),
	theirs: z.unknown(),
	revision: z.int(),
	by: Actor,
	at: Instant,
	note: Note
});
export type Conflict = z.infer<typeof Conflict>;

/** A refusal: a code for programs, a sentence for people, and what was wrong where (`source.url`: its fault). */
export const Refusal = z.strictObject({
	code: z.enum(REFUSAL_CODES),
	message: z.string(),
	fields: z.optional(z.record(z.string(), z.string())),
	conflicts: z.optional(z.array(Conflict))
});
export type Refusal = z.infer<typeof Refusal>;
export type RefusalCode = Refusal['code'];

/** A refusal with its sentence, and the fields at fault where some are. */
export function refuse(
	code: RefusalCode,
	message: string,
	fields?: Record<string, string>
): Refusal {
	return fields ? { code, message, fields } : { code, message };
}

/** Tells a refusal from an answer: nothing else in the domain has a code. */
export const isRefusal = (value: object): value is Refusal => 'code' in value && 'message' in value;

/** What a schema found wrong, as a refusal whose fields are paths: `source.url`. */
export function refuseInvalid(error: z.core.$ZodError): Refusal {
	const fields: Record<string, string> = {};
	for (const issue of error.issues) {
		for (const [path, fault] of faultsOf(issue)) fields[path] ??= fault;
	}
	const [first] = Object.entries(fields);
	const message = first ? `${first[0] || 'the request'}: ${first[1]}` : 'The request is not valid';
	return refuse('invalid', message, fields);
}

function faultsOf(issue: z.core.$ZodIssue): [string, string][] {
	const at = issue.path.map(String);
	if (issue.code !== 'unrecognized_keys') return [[at.join('.'), issue.message]];
	return issue.keys.map((key) => [[...at, key].join('.'), 'is not a field here']);
}
