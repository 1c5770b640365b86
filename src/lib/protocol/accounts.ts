import * as z from 'zod/mini';
import { Name } from '#lib/domain/text.ts';

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;

export const Email = z.pipe(
	z.pipe(
		z.string(),
		z.transform((text: string) => text.trim().toLowerCase())
	),
	z.email('must be an address such as ann@board.example').check(z.maxLength(254))
);

/** How long an invitation is good, in ms. */
export const INVITATION_LASTS = 7 * 24 * 60 * 60 * 1000;

/** A password that somebody chooses. */
export const NewPassword = z
	.string()
	.check(
		z.minLength(SHORTEST_PASSWORD, `must have at least ${SHORTEST_PASSWORD} characters`),
		z.maxLength(LONGEST_PASSWORD, `must have at most ${LONGEST_PASSWORD} characters`)
	);

export const SignIn = z.object({
	email: Email,
	password: z
		.string()
		.check(z.minLength(1, 'must not be empty'), z.maxLength(LONGEST_PASSWORD, 'is too long'))
});
export type SignIn = z.infer<typeof SignIn>;

/** What somebody gives to have an account. */
export const NewAccount = z.object({ name: Name, email: Email, password: NewPassword });
export type NewAccount = z.infer<typeof NewAccount>;

/** Why somebody did not come in by a provider. */
export const PROVIDER_FAULTS = {
	failed: 'The sign-in there did not come to its end. Try again.',
	unverified: 'The provider does not vouch for your address.',
	stranger: 'There is no account with your address. Ask an admin for an invitation.',
	taken: 'The account with your address belongs to somebody else at the provider.',
	out: 'Your account is kept out.'
} as const;
export const ProviderFault = z.enum(['failed', 'unverified', 'stranger', 'taken', 'out']);
export type ProviderFault = z.infer<typeof ProviderFault>;
