import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { Boards } from '#lib/server/boards.ts';
import { Hub } from '#lib/server/live/hub.ts';
import { MemoryStore } from '../boards/memory-store.ts';
import { portOf } from '../../e2e/harness/free-port.ts';
import { FakeGate, until } from './house.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

test('V39: of the request that a connection begins with nothing is kept', async () => {
	const http = createServer((_, response) => response.end());
	const epoch = { name: 'first', restored: null };
	const hub = new Hub(http, new Boards(new MemoryStore()), {
		...{ origin: undefined, version: 'v1', epoch },
		gate: new FakeGate()
	});
	const requests: WeakRef<IncomingMessage>[] = [];
	http.on('upgrade', (request) => requests.push(new WeakRef(request)));
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	const socket = io(`http://127.0.0.1:${portOf(http)}`, {
		...{ transports: ['websocket'], forceNew: true, reconnection: false }
	});
	onTestFinished(() => {
		socket.disconnect();
		hub.close();
		http.close();
	});
	await new Promise<void>((greeted) => socket.once('hello', () => greeted()));
	expect(requests).toHaveLength(1);
	await until(() => {
		collect();
		return requests[0]?.deref() === undefined;
	});
	expect(socket.connected).toBe(true);
});
