import { refuse } from '#lib/domain/refusal.ts';

export const takenAddress = () =>
	refuse('conflict', 'There is an account with that address already', {
		email: 'has an account already'
	});

/** The same whatever is wrong: nobody learns who has an account. */
export const wrongPassword = () =>
	refuse('unidentified', 'There is no account with that address and password', {
		password: 'does not belong to that address'
	});

export const spentLink = () =>
	refuse('not_found', 'This link was used, taken back or is too old: ask for another');
