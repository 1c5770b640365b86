import { EventEmitter } from 'node:events';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { addressOf } from '#lib/server/client-address.ts';
import { Guests } from '#lib/server/guests.ts';

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

test('U14: without a trusted proxy nobody is believed who says for whom they ask', () => {
	expect(addressOf(from('203.0.113.5', '198.51.100.1'), 0)).toBe('203.0.113.5');
	expect(addressOf(from('::ffff:127.0.0.1', '198.51.100.1'), 0)).toBe('127.0.0.1');
});

test('U14: of what was passed on, the farthest trusted proxy saw so much and no more', () => {
	const passed = '192.0.2.66, 198.51.100.1, 198.51.100.2';
	expect(addressOf(from('127.0.0.1', passed), 1)).toBe('198.51.100.2');
	expect(addressOf(from('127.0.0.1', passed), 2)).toBe('198.51.100.1');
	expect(addressOf(from('127.0.0.1'), 1)).toBe('127.0.0.1');
});

test('V32: behind a trusted proxy each address that it saw has its own connections', () => {
	const guests = new Guests();
	guests.limit({ inAll: 10, fromOne: 1 }, 1);
	connected(guests, from('127.0.0.1', '198.51.100.1'));
	expect(guests.hasRoomFor(from('127.0.0.1', '192.0.2.66, 198.51.100.1'))).toBe(false);
	expect(guests.hasRoomFor(from('127.0.0.1', '198.51.100.2'))).toBe(true);
});

test('V32: one account has so many connections and no more, wherever they come from, until it closes one', () => {
	const guests = new Guests();
	guests.limit({ inAll: 10, fromOne: 2 });
	const own = ['203.0.113.5', '203.0.113.6', '203.0.113.7'].map((at) =>
		connected(guests, from(at))
	);
	expect(own.map((each) => guests.admit('ann', each))).toEqual([true, true, false]);
	expect(guests.admit('ben', connected(guests, from('203.0.113.8')))).toBe(true);
	own[0]?.emit('close');
	expect(guests.admit('ann', connected(guests, from('203.0.113.9')))).toBe(true);
});
