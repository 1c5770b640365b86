import type { Refusal } from '#lib/domain/refusal.ts';
import { isAtLeast, type Role } from '#lib/domain/role.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { INVITATION_LASTS } from '#lib/protocol/accounts.ts';
import type { AccountStore } from './account-store.ts';
import type { Errand, OneTimeLinks } from './one-time-links.ts';
import type { Trier } from './tries.ts';

type Invitation = Extract<Errand, { kind: 'invitation' }>;

/** An invitation that nobody has used yet, without its secret. */
interface OpenInvitation extends Pick<Invitation, 'email' | 'isAdmin' | 'roles'> {
	readonly id: string;
	/** As ISO text. */
	readonly expiresAt: string;
}

/** Links by which people come in with some rights. None gives more than whoever made it could give by now. */
export class Invitations {
	readonly #links: OneTimeLinks;
	readonly #store: AccountStore;

	/** Counts one more, or a look for whose an address is, before it is made; the refusal where it is one too many. */
	readonly spend: (trier: Trier) => Refusal | undefined;

	constructor(links: OneTimeLinks, store: AccountStore, spend: Invitations['spend']) {
		this.#links = links;
		this.#store = store;
		this.spend = spend;
	}

	/** The secret end of a new one. */
	make(given: Omit<Invitation, 'kind'>): Promise<string> {
		return this.#links.make({ kind: 'invitation', ...given }, INVITATION_LASTS);
	}

	/** Those that are good, the latest first: all there are, or those for one board alone. */
	async list(board?: Slug): Promise<OpenInvitation[]> {
		const open: OpenInvitation[] = [];
		for (const { id, expiresAt, errand } of await this.#links.list('invitation')) {
			if (errand.kind !== 'invitation' || !(await this.isGood(errand))) continue;
			const { email, isAdmin, roles } = errand;
			if (board === undefined || isFor(errand, board))
				open.push({ id, expiresAt, email, isAdmin, roles });
		}
		return open;
	}

	/** Takes one back; where a board is named, only one for it alone. */
	async takeBack(id: string, board?: Slug): Promise<void> {
		const open = await this.list(board);
		if (open.some((each) => each.id === id)) await this.#links.drop(id);
	}

	/** Whether whoever made it may still give what it names. */
	async isGood({ by, isAdmin, roles }: Invitation): Promise<boolean> {
		if (by === undefined) return true;
		const maker = await this.#store.find(by);
		if (!maker || maker.isDisabled) return false;
		if (maker.isAdmin) return true;
		const held = await this.#store.rolesOf(by);
		return !isAdmin && roles.every(([board]) => isAtLeast(held.get(board) ?? null, 'admin'));
	}
}

const isFor = ({ isAdmin, roles }: Invitation, board: Slug): boolean =>
	!isAdmin && roles.length > 0 && roles.every(([each]: [Slug, Role]) => each === board);
