import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** A port that nobody listens on. */
export async function aFreePort(): Promise<number> {
	const taken = createServer().listen(0, '127.0.0.1');
	await once(taken, 'listening');
	const port = portOf(taken);
	taken.close();
	await once(taken, 'close');
	return port;
}

/** The port on which a server listens. */
export function portOf(server: Pick<Server, 'address'>): number {
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('It does not listen on a port');
	return address.port;
}

/** What a server is started with that sends mail by another on this machine. */
export async function sendingMail(smtp: string): Promise<Record<string, string>> {
	const port = await aFreePort();
	return {
		PORT: String(port),
		ORIGIN: `http://127.0.0.1:${port}`,
		DEMARCHE_SMTP_URL: smtp,
		DEMARCHE_MAIL_FROM: 'demarche@board.example'
	};
}
