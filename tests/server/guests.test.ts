import { EventEmitter } from 'node:events';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { addressOf, Guests } from '#lib/server/guests.ts';

/** A request from an address; a proxy says for whom it asks. */
function from(address: string, forwarded?: string): IncomingMessage {
	const socket = new Socket();
	Object.defineProperty(socket, 'remoteAddress', { value: address });
	const request = new IncomingMessage(socket);
	if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
	return request;
}

const connected = (guests: Guests, request: IncomingMessage) => {
	const connection = Object.assign(new EventEmitter(), { request });
	guests.count(connection);
	return connection;
};

test('V32: one address has so many connections and no more, until it closes one', () => {
	const guests = new Guests();
	guests.limit({ inAll: 10, fromOne: 2 });
	const first = connected(guests, from('203.0.113.5'));
	connected(guests, from('203.0.113.5'));
	expect(guests.hasRoomFor(from('203.0.113.5'))).toBe(false);
	expect(guests.hasRoomFor(from('203.0.113.6'))).toBe(true);
	first.emit('close');
	expect(guests.hasRoomFor(from('203.0.113.5'))).toBe(true);
});

test('V32: there are so many connections in all and no more', () => {
	const guests = new Guests();
	guests.limit({ inAll: 2, fromOne: 2 });
	connected(guests, from('203.0.113.5'));
	connected(guests, from('203.0.113.6'));
	expect(guests.hasRoomFor(from('203.0.113.7'))).toBe(false);
});

test('V32: only a proxy on this machine is believed when it says for whom it asks', () => {
	expect(addressOf(from('203.0.113.5', '198.51.100.1'))).toBe('203.0.113.5');
	expect(addressOf(from('127.0.0.1', '198.51.100.1, 198.51.100.2'))).toBe('198.51.100.2');
	expect(addressOf(from('::ffff:127.0.0.1', '2001:db8::1'))).toBe('2001:db8::1');
	expect(addressOf(from('::1'))).toBe('::1');
});
