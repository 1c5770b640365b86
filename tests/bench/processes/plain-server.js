import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { answer } from './answer.js';

// socket.io as it comes: what it costs before anything is built on it.

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });
/** @type {unknown} */
let payload = null;

io.on('connection', (socket) => {
	socket.on('join', (_, joined) => {
		void socket.join('board');
		joined({ ok: true });
	});
	socket.on('go', () => io.to('board').emit('changes', payload));
});
await new Promise((listening) => http.listen(0, '127.0.0.1', () => listening(undefined)));

answer({
	url() {
		const address = http.address();
		return typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
	},
	/** @param {string} text The frame that is to be sent, as it goes over the wire. */
	frame(text) {
		payload = JSON.parse(text.slice(text.indexOf('[')))[1];
	}
});
