import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { portOf } from './free-port.ts';

const message = (type: string, body: Buffer): Buffer => {
	const head = Buffer.from(`${type}....`);
	head.writeInt32BE(body.length + 4, 1);
	return Buffer.concat([head, body]);
};
/** Asks for the password as it is. */
const ASK = message('R', Buffer.from([0, 0, 0, 3]));
const refusal = (code: string, words: string): Buffer =>
	message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${words}\0\0`));

/** A server of PostgreSQL's that takes everybody's password and refuses them all; for this test alone. */
export async function aRefusingPostgres(code: string, words: string) {
	const passwords: string[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
		socket.once('data', () => {
			socket.write(ASK);
			socket.once('data', (answer) => {
				passwords.push(answer.subarray(5, -1).toString());
				socket.end(refusal(code, words));
			});
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.close();
		for (const socket of sockets) socket.destroy();
	});
	return { passwords, host: `127.0.0.1:${portOf(server)}` };
}
