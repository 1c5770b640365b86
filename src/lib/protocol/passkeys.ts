import * as z from 'zod/mini';
import { Name } from '#lib/domain/text.ts';
import { LONGEST_PASSWORD } from './accounts.ts';

/** Most passkeys of one account. */
export const MOST_PASSKEYS = 20;

const base64url = z.string().check(z.maxLength(16_384, 'is too long'));

/** What both kinds of answer of an authenticator have in common. */
const answerOf = <T extends z.ZodMiniType>(response: T) =>
	z.object({
		id: base64url,
		rawId: base64url,
		type: z.literal('public-key'),
		clientExtensionResults: z.object({}),
		response
	});

/** What an authenticator says when it makes a passkey. */
export const MadePasskey = answerOf(
	z.object({ clientDataJSON: base64url, attestationObject: base64url })
);
export type MadePasskey = z.infer<typeof MadePasskey>;

/** What it says when somebody shows theirs. */
export const ShownPasskey = answerOf(
	z.object({
		clientDataJSON: base64url,
		authenticatorData: base64url,
		signature: base64url,
		userHandle: z.optional(base64url)
	})
);
export type ShownPasskey = z.infer<typeof ShownPasskey>;

/** Asked with the password, unless the sign-in was just now. */
export const PasskeyBegin = z.strictObject({
	password: z.string().check(z.maxLength(LONGEST_PASSWORD, 'is too long'))
});
export const PasskeyEnd = z.strictObject({ name: Name, made: MadePasskey });
export const PasskeySignIn = z.strictObject({ back: z.string(), shown: ShownPasskey });
/** Where a sign-in leads. */
export const SignedInAnswer = z.strictObject({ back: z.string() });
