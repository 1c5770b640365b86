import { createTransport } from 'nodemailer';
import type { MailConfig } from '../config-mail.ts';

/** A message as plain text. */
export interface Letter {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
}

/** Sends letters. Rejects where the mail server does not take one. */
export interface Mailer {
	send(letter: Letter): Promise<void>;
}

/** Sends by a server of SMTP. */
export function smtpMailer({ url, from }: Pick<MailConfig, 'url' | 'from'>): Mailer {
	const transport = createTransport(url);
	return {
		send: async (letter) => {
			await transport.sendMail({ from, ...letter });
		}
	};
}
