import type { Transporter } from 'nodemailer';
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
	let transport: Promise<Transporter> | undefined;
	return {
		send: async (letter) => {
			transport ??= import('nodemailer').then(({ createTransport }) => createTransport(url));
			await (await transport).sendMail({ from, ...letter });
		}
	};
}
