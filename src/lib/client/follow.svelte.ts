import type { Change } from '#lib/domain/change.ts';
import type { Slug } from '#lib/domain/slug.ts';
import { Following } from '#lib/protocol/inbox.ts';

/** Asks the server something as JSON; `body` is sent where it is given. */
type Ask = (address: string, body?: object) => Promise<unknown>;

const asked: Ask = async (address, body) => {
	const sent = body && {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	};
	const response = await fetch(address, sent);
	if (!response.ok) throw new Error(`${address} answers ${response.status}`);
	return response.json();
};

/** Whether this person follows an issue: what comes of it is then in their inbox. */
export class Follow {
	readonly #address: string;
	readonly #issue: Slug;
	readonly #ask: Ask;
	#following = $state.raw<Following | null>(null);
	#failed = $state(false);

	constructor(board: Slug, issue: Slug, ask: Ask = asked) {
		this.#address = `/b/${board}/i/${issue}/follow`;
		this.#issue = issue;
		this.#ask = ask;
	}

	/** Null while it is not known. */
	get following(): Following | null {
		return this.#following;
	}

	/** Whether the server could not be asked. */
	get hasFailed(): boolean {
		return this.#failed;
	}

	read(): Promise<void> {
		return this.#do();
	}

	/** Follows the issue from now on, or does not. */
	set(follows: boolean): Promise<void> {
		return this.#do({ follows });
	}

	/** This person has changed something: who comments or assesses follows, unless they have said that they do not. */
	did({ happening }: Change): void {
		if (this.#following?.why !== null || !('issue' in happening)) return;
		if (happening.issue !== this.#issue) return;
		if (happening.type === 'comment.posted') this.#following = { follows: true, why: 'commented' };
		if (happening.type === 'issue.assessed' || happening.type === 'proposal.made')
			this.#following = { follows: true, why: 'assessed' };
	}

	async #do(body?: object): Promise<void> {
		this.#failed = false;
		try {
			this.#following = Following.parse(await this.#ask(this.#address, body));
		} catch {
			this.#failed = true;
		}
	}
}
