import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { portOf } from './free-port.ts';

/** A password that a post office does not take. */
export const REFUSED = 'a password that no post office takes';

/** A mail server on this machine, and the letters that it was given; it is gone when the test ends. */
export async function aPostOffice() {
	const { close, ...office } = await openPostOffice();
	onTestFinished(close);
	return office;
}

/** The same until it is closed. */
export async function openPostOffice() {
	const letters: string[] = [];
	const smtp = new SMTPServer({
		disabledCommands: ['STARTTLS'],
		authOptional: true,
		allowInsecureAuth: true,
		onAuth: ({ username = '', password = '' }, _session, done) => {
			if (password === REFUSED) done(new Error('There is nobody like that'));
			else done(null, { user: username });
		},
		onData: (stream, _session, done) => {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				letters.push(Buffer.concat(parts).toString().replaceAll('=\r\n', ''));
				done();
			});
		}
	});
	const listening = smtp.listen(0, '127.0.0.1');
	await once(listening, 'listening');
	const close = () => new Promise<void>((resolve) => smtp.close(resolve));
	return { letters, url: `smtp://127.0.0.1:${portOf(listening)}`, close };
}
