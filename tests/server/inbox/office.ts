import { onTestFinished } from 'vitest';
import { ANYONE, type Asker } from '#lib/domain/asker.ts';
import { Command, type CommandInput } from '#lib/domain/command.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { Boards } from '#lib/server/boards.ts';
import { nothingShared } from '#lib/server/boards/shared.ts';
import { Deliveries } from '#lib/server/inbox/deliveries.ts';
import { INBOX_PAGE, Inboxes, type Arrived } from '#lib/server/inbox/inboxes.ts';
import { ChangeLog } from '#lib/server/store/change-log.ts';
import { openStore } from '#lib/server/store/sql-store.ts';
import { createBoard } from '../../domain/arbitrary-moves.ts';
import { anAsker } from '../../domain/builders.ts';
import { aHouse, aPerson } from '../auth/house.ts';
import type { Place } from '../store/engines.ts';

/** A server's boards, its people and their inboxes, on a place; `begin` makes the board. */
export async function anOffice(place: Place) {
	const house = await aHouse(place);
	const { database, store: accounts, time } = house;
	const store = openStore(database);
	onTestFinished(() => store.close());
	const doors = nothingShared();
	const boards = new Boards(store, () => time.now, ANYONE, doors);
	const deliveries = new Deliveries(database, new ChangeLog(database), accounts);
	const inboxes = new Inboxes(database, boards, {
		catchUp: (board) => deliveries.catchUp(board),
		changed: () => undefined
	});
	const asker = async (account: string): Promise<Asker> => {
		const known = await house.gate.askerOf(account);
		if (!known) throw new Error('There is no such account');
		return known;
	};
	/** What the door says to somebody who asks something of the board, under that id. */
	const ask = async (account: string, input: CommandInput, id: string = crypto.randomUUID()) =>
		boards.as(await asker(account)).submit('us-china', id, Command.parse(input));
	/** From now on it is known who may be named. */
	const knowDesk = () => (doors.deskOf = (board) => accounts.deskOf(board));
	const submit = async (who: Asker, input: CommandInput): Promise<number> => {
		time.now += 1_000;
		const door = boards.as(who);
		const done = await door.submit('us-china', crypto.randomUUID(), Command.parse(input));
		if (isRefusal(done)) throw new Error(done.message);
		return done.revision;
	};
	/** Somebody asks something of the board: its revision after that. */
	const act = async (account: string, input: CommandInput) => submit(await asker(account), input);
	const deliver = () => deliveries.catchUp('us-china');
	/** All that somebody has, page by page, newest first. */
	const inboxOf = async (account: string): Promise<Arrived[]> => {
		const all: Arrived[] = [];
		for (;;) {
			const page = await inboxes.page(account, await asker(account), all.at(-1) ?? null);
			all.push(...page.slice(0, INBOX_PAGE));
			if (page.length <= INBOX_PAGE) return all;
		}
	};
	const unreadOf = async (account: string) => inboxes.unread(account, await asker(account));
	const begin = async () => {
		await submit(anAsker(), createBoard);
		await submit(anAsker(), { type: 'category.add', name: 'Trade' });
		for (const title of ['Tariffs', 'Taiwan'])
			await submit(anAsker(), { type: 'issue.open', title, category: 'trade' });
	};
	const person = (name: string, role: 'viewer' | 'editor' | 'admin' = 'editor') =>
		aPerson(house, `${name}@board.example`, role);
	return {
		house,
		boards,
		deliveries,
		inboxes,
		ask,
		knowDesk,
		act,
		submit,
		deliver,
		inboxOf,
		unreadOf,
		begin,
		person
	};
}
