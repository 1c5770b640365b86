import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { roleOn, type Asker } from '#lib/domain/asker.ts';
import { isRefusal, refuse, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { isSiteAdmin } from '#lib/domain/rights.ts';
import { Role } from '#lib/domain/role.ts';
import { Name } from '#lib/domain/text.ts';
import { NewPassword } from '#lib/protocol/accounts.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import type { Person } from '#lib/server/auth/gate.ts';
import {
	beginSecondFactor,
	changePassword,
	dropSecondFactor,
	isFresh,
	proveCode
} from '#lib/server/auth/own-account.ts';
import { fieldsOf, keepCookies, whenceOf } from '#lib/server/auth/page-event.ts';
import { proving, provingAnew } from '#lib/server/auth/proving.ts';
import { qrPicture } from '#lib/server/displays/qr-picture.ts';
import type { Actions, PageServerLoad } from './$types.js';

const PasswordChange = z.object({ password: z.string(), next: NewPassword });
const NewKey = z.object({ name: Name, role: Role, board: z.string() });

/** The person's own keys, and the boards for which they may make one. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { person, asker } = locals;
	if (!person) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`);
	const boards = await locals.boards.list();
	const sessions = await locals.accounts.store.sessionsOf(person.id);
	return {
		email: person.email,
		twoFactor: person.twoFactor,
		isSiteAdmin: isSiteAdmin(asker),
		passkeys: (await locals.ways.passkeys.store.list(person.id)).map(({ id, name, createdAt }) => ({
			id,
			name: name ?? '',
			createdAt
		})),
		isFresh: await isFresh(locals.accounts, person, Date.now()),
		sessions: sessions.map((each) => ({ ...each, isThis: each.id === person.session })),
		keys: await locals.keys.list(person.id),
		boards: boards.filter(({ slug }) => roleOn(asker, slug) !== null),
		isEverywhere: asker.everywhere !== null
	};
};

/** The boards that a key is to be good for, or why it cannot be. */
function boardsOf(board: string, asker: Asker): string[] | null | Refusal {
	if (board === '') return null;
	if (roleOn(asker, board) !== null) return [board];
	return refuse('invalid', 'There is no such board', { board: 'is not a board of yours' });
}

/** An action of somebody who has signed in, given the fields of its form, which the answer names by `asked`. */
const own =
	<T extends object>(
		asked: string,
		act: (
			event: RequestEvent,
			person: Person,
			fields: Record<string, string>
		) => Promise<T | Refusal>
	) =>
	async (event: RequestEvent) => {
		const refused = (refusal: Refusal) => fail(HTTP_STATUS[refusal.code], { asked, refusal });
		const { person } = event.locals;
		if (!person) return refused(refuse('unidentified', 'Sign in first'));
		const outcome = await act(event, person, await fieldsOf(event.request));
		return isRefusal(outcome) ? refused(outcome) : { ...outcome, asked };
	};

export const actions: Actions = {
	/** Makes a key, which is shown this once. */
	createKey: own('createKey', async ({ locals: { asker, keys } }, person, fields) => {
		const given = NewKey.safeParse(fields);
		if (!given.success) return refuseInvalid(given.error);
		const boards = boardsOf(given.data.board, asker);
		if (boards && isRefusal(boards)) return boards;
		const { name, role } = given.data;
		return { key: await keys.make({ name, role, boards, account: person.id }) };
	}),
	revokeKey: own('revokeKey', async ({ locals: { keys } }, person, { id = '' }) => {
		await keys.revoke(id, person.id);
		return {};
	}),
	rename: own('rename', async ({ locals: { accounts } }, person, fields) => {
		const given = z.object({ name: Name }).safeParse(fields);
		if (!given.success) return refuseInvalid(given.error);
		await accounts.store.rename(person.id, given.data.name);
		return { done: 'The name is set' };
	}),
	changePassword: own('changePassword', async (event, person, fields) => {
		const given = PasswordChange.safeParse(fields);
		if (!given.success) return refuseInvalid(given.error);
		const outcome = await proving(event, person, () =>
			changePassword(event.locals.accounts, person.id, given.data, whenceOf(event))
		);
		if (isRefusal(outcome)) return outcome;
		await keepCookies(event, outcome);
		return { done: 'The password is changed, and all other sessions have ended' };
	}),
	endSession: own('endSession', async ({ locals: { accounts } }, person, { id = '' }) => {
		await accounts.store.endSession(person.id, id);
		return {};
	}),
	renamePasskey: own('renamePasskey', async ({ locals: { ways } }, person, fields) => {
		const given = z.object({ id: z.string(), passkey: Name }).safeParse(fields);
		if (!given.success) return refuseInvalid(given.error);
		await ways.passkeys.store.rename(person.id, given.data.id, given.data.passkey);
		return { done: 'The passkey has that name' };
	}),
	removePasskey: own('removePasskey', async (event, person, { id = '', password = '' }) => {
		const proven = await provingAnew(event, person, password);
		if (isRefusal(proven)) return proven;
		await event.locals.ways.passkeys.store.remove(person.id, id);
		return { done: 'The passkey opens nothing any more' };
	}),
	beginSecond: own('beginSecond', async (event, person, { password = '' }) => {
		const begun = await proving(event, person, () =>
			beginSecondFactor(event.locals.accounts, password, whenceOf(event))
		);
		if (isRefusal(begun)) return begun;
		return { begun: { ...begun, qr: qrPicture(begun.uri) } };
	}),
	confirmSecond: own('confirmSecond', async (event, person, { code = '' }) => {
		const outcome = await proving(event, person, () =>
			proveCode(event.locals.accounts, code.trim(), whenceOf(event))
		);
		if (isRefusal(outcome)) return outcome;
		await keepCookies(event, outcome);
		return { done: 'From now on a sign-in asks for a code, too' };
	}),
	dropSecond: own('dropSecond', async (event, person, { password = '' }) => {
		const outcome = await proving(event, person, () =>
			dropSecondFactor(event.locals.accounts, password, whenceOf(event))
		);
		if (isRefusal(outcome)) return outcome;
		await keepCookies(event, outcome);
		return { done: 'A sign-in asks for the password alone again' };
	})
};
