import * as z from 'zod/mini';
import { Email } from '#lib/protocol/accounts.ts';
import { StartError } from './start-error.ts';

const isSmtp = (text: string): boolean =>
	/^smtps?:\/\/./.test(text) && URL.canParse(text) && new URL(text).hostname !== '';

/** The variables that say how mail is sent. */
export const MailVariables = z.object({
	DEMARCHE_SMTP_URL: z.optional(
		z
			.string()
			.check(z.refine(isSmtp, 'must be an address such as smtps://name:password@mail.example'))
	),
	DEMARCHE_MAIL_FROM: z.optional(Email)
});

/** A server of SMTP, the address that mail comes from, and where the links in it lead. */
export interface MailConfig {
	readonly url: string;
	readonly from: string;
	readonly origin: string;
}

/** How mail is sent, or what is wrong with that; undefined where none is. */
export function mailOf(
	{ DEMARCHE_SMTP_URL: url, DEMARCHE_MAIL_FROM: from }: z.infer<typeof MailVariables>,
	origin: string | undefined
): MailConfig | undefined | StartError {
	if (!url && !from) return undefined;
	if (!url || !from)
		return new StartError(
			'DEMARCHE_SMTP_URL and DEMARCHE_MAIL_FROM go together: give both, or neither'
		);
	if (origin === undefined)
		return new StartError('DEMARCHE_SMTP_URL needs ORIGIN: links in mail lead there');
	return { url, from, origin };
}
