import { EventEmitter } from 'node:events';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { addressOf } from '#lib/server/client-address.ts';
import { Guests } from '#lib/server/guests.ts';
import { aBus, Air } from './bus/air.ts';

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

test('U14: all addresses of one network of IPv6 are one place', () => {
	const [one, other] = ['2001:db8:1:2::5', '2001:DB8:1:2:ffff::6'].map((each) => from(each));
	expect(one && addressOf(one, 0)).toBe('2001:db8:1:2::');
	expect(other && addressOf(other, 0)).toBe('2001:db8:1:2::');
	expect(addressOf(from('2001:db8:1:3::5'), 0)).toBe('2001:db8:1:3::');
	expect(addressOf(from('127.0.0.1', '2001:db8:1:2::7'), 1)).toBe('2001:db8:1:2::');
	expect(addressOf(from('::1'), 0)).toBe('::1');
	expect(addressOf(from('127.0.0.1', 'no address'), 1)).toBe('no address');
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

test('J14: one account and one address have so many connections to all processes, and those of one that ends count no more', async () => {
	const air = new Air();
	const [one, other] = [new Guests(), new Guests()];
	const ends: (() => void)[] = [];
	for (const guests of [one, other]) {
		guests.limit({ inAll: 10, fromOne: 3 });
		ends.push(guests.share(await aBus(air)));
	}
	const somewhere = from('203.0.113.5');
	const first = connected(one, somewhere);
	for (const [guests, connection] of [
		[one, first],
		[one, connected(one, somewhere)],
		[other, connected(other, somewhere)]
	] as const)
		expect(guests.admit('ann', connection)).toBe(true);
	for (const guests of [one, other])
		await vi.waitFor(() => expect(guests.hasRoomFor(somewhere)).toBe(false), 20_000);
	expect(other.admit('ann', connected(other, from('203.0.113.6')))).toBe(false);
	expect(other.admit('ben', connected(other, from('203.0.113.7')))).toBe(true);
	first.emit('close');
	await vi.waitFor(() => expect(other.hasRoomFor(somewhere)).toBe(true), 20_000);
	const another = () => other.admit('ann', connected(other, from('203.0.113.8')));
	expect([another(), another()]).toEqual([true, false]);
	ends[0]?.();
	await vi.waitFor(() => expect(another()).toBe(true), 20_000);
	expect(another()).toBe(false);
	ends[1]?.();
});

test('J14: of who has few connections nobody is told', async () => {
	const air = new Air();
	const guests = new Guests();
	guests.limit({ inAll: 1_000, fromOne: 300 });
	const end = guests.share(await aBus(air));
	for (let count = 0; count < 3; count += 1) connected(guests, from('203.0.113.5'));
	const fourth = connected(guests, from('203.0.113.5'));
	await vi.waitFor(() => expect(air.carried).toHaveLength(1), 20_000);
	fourth.emit('close');
	await vi.waitFor(() => expect(air.carried).toHaveLength(2), 20_000);
	end();
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
