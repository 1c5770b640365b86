import { expect, test, vi } from 'vitest';
import { WatchedInbox } from '#lib/client/watched-inbox.ts';

const socket = vi.hoisted(() => {
	const hears = new Map<string, (payload?: unknown) => void>();
	return {
		on: (event: string, heard: (payload?: unknown) => void) => void hears.set(event, heard),
		tell: (event: string, payload?: unknown) => hears.get(event)?.(payload),
		isHeard: () => hears.has('inbox'),
		disconnect: vi.fn()
	};
});
vi.mock('socket.io-client', () => ({ io: () => socket }));

test('I7: an inbox is read anew where it is not as the page shows it, and after a gap whatever is unread', async () => {
	const changed = vi.fn();
	const leave = new WatchedInbox(() => 2, changed).connect();
	await vi.waitUntil(socket.isHeard);
	socket.tell('inbox', { unread: 2 });
	expect(changed).toHaveBeenCalledTimes(0);
	socket.tell('inbox', { unread: 3 });
	expect(changed).toHaveBeenCalledTimes(1);
	socket.tell('connect');
	socket.tell('inbox', { unread: 2 });
	expect(changed).toHaveBeenCalledTimes(2);
	socket.tell('inbox', { unread: 'many' });
	expect(changed).toHaveBeenCalledTimes(2);
	leave();
	await vi.waitUntil(() => socket.disconnect.mock.calls.length > 0);
});
