import type { CommandType } from '#lib/domain/command.ts';
import { allows } from '#lib/domain/least-role.ts';
import type { Role } from '#lib/domain/role.ts';
import type { Access, Who } from '#lib/protocol/access.ts';

/** Who is at a page and what they may do on its board, as the server last said. */
export class Rights {
	#who: Who | null;
	#role: Role | null;
	#present: Who | null;
	#unread = $state.raw<number | null>(null);

	/** As the page came. */
	constructor({ who, role }: Access) {
		this.#who = $state.raw(who);
		this.#role = $state.raw(role);
		this.#present = $state.raw(who);
	}

	/** Whose page it is: what is written on it is theirs, and stays so when their session ends. */
	get who(): Who | null {
		return this.#who;
	}

	/** How much of their inbox is unread, once the server has said so on this page. */
	get unread(): number | null {
		return this.#unread;
	}

	/** Whether the server no longer takes the page for theirs: their session has ended, or somebody else has signed in. */
	get isSignedOut(): boolean {
		return this.#who !== null && this.#present?.id !== this.#who.id;
	}

	/** Whether they may ask such a command of the board. Where their session has ended, whether they might before. */
	may(command: CommandType): boolean {
		return allows(this.#role, command);
	}

	/** The server says how much of their inbox is unread. */
	hearUnread(count: number): void {
		this.#unread = count;
	}

	/** The server says who is there. */
	hear({ who, role }: Access): void {
		this.#who ??= who;
		this.#present = who;
		if (!this.isSignedOut) this.#role = role;
	}
}
