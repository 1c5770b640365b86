import type { Actor } from '#lib/domain/actor.ts';
import { findIssue } from '#lib/domain/board.ts';
import { instantOf } from '#lib/domain/day.ts';
import type { Display } from '#lib/domain/display.ts';
import { isRefusal, refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type {
	DisplayCommand,
	DisplayEdit,
	DisplayLines,
	PairRequest,
	ScreenCommand
} from '#lib/protocol/displays.ts';
import type { Boards } from '../boards.ts';
import { log } from '../log.ts';
import { Admission, type AdmissionWorld } from './admission.ts';
import type { CredentialHash } from './credential.ts';
import type { Kept } from './display-store.ts';
import { whyNotManage } from './may-manage.ts';
import { Screens } from './screens.ts';

/** What displays must know of the world. */
export interface DisplaysWorld extends AdmissionWorld {
	readonly boards: Pick<Boards, 'board'>;
}

/** Told of what happens to displays. */
export interface DisplayEvents {
	/** What the screen of this credential is has changed. */
	standing(credential: CredentialHash): void;
	/** The screen of this credential is to do something. */
	command(credential: CredentialHash, command: ScreenCommand): void;
	/** Those who look after displays see something new. */
	lines(): void;
}

const NO_ONE: DisplayEvents = {
	standing: () => undefined,
	command: () => undefined,
	lines: () => undefined
};

/** The one door to all displays, for those who look after them and for the screens themselves. */
export class Displays {
	readonly #world: DisplaysWorld;
	readonly #admission: Admission;
	readonly #screens: Screens;
	#events = NO_ONE;
	#turn: Promise<unknown> = Promise.resolve();

	constructor(world: DisplaysWorld) {
		this.#world = world;
		this.#admission = new Admission(world);
		this.#screens = new Screens(world, this.#admission, () => this.#events.lines());
	}

	/** What the screens themselves ask and tell. */
	get screens(): Screens {
		return this.#screens;
	}

	/** Tells these, and nobody else, from now on. */
	listen(events: DisplayEvents): void {
		this.#events = events;
	}

	/** All displays as they are now, for somebody who looks after them. */
	async lines(actor: Actor | null): Promise<DisplayLines | Refusal> {
		return whyNotManage(actor) ?? this.all();
	}

	/** All displays as they are now. */
	async all(): Promise<DisplayLines> {
		const kept = await this.#world.store.all();
		return {
			at: instantOf(this.#world.clock()),
			lines: kept.map(({ display }) => this.#screens.lineOf(display))
		};
	}

	/** Makes a display of the screen that shows a code. */
	async pair(
		actor: Actor | null,
		request: PairRequest,
		address: string
	): Promise<Display | Refusal> {
		const refusal = whyNotManage(actor) ?? (await this.#whyNoBoard(request.board));
		if (refusal) return refusal;
		const kept = await this.#admission.admit(request, address, (worn) =>
			worn.forEach((credential) => this.#events.standing(credential))
		);
		if (isRefusal(kept)) return kept;
		log.info({ display: kept.display.id, actor }, 'a display was added');
		this.#tell(kept);
		return kept.display;
	}

	/** Names a display anew, and sets what it shows. What was pinned on another board is not. */
	async edit(actor: Actor | null, id: string, edit: DisplayEdit): Promise<Display | Refusal> {
		const refusal = whyNotManage(actor) ?? (await this.#whyNoBoard(edit.board));
		if (refusal) return refusal;
		return this.#change(id, (display) => ({
			...display,
			...edit,
			pinned: edit.board === display.board ? display.pinned : null
		}));
	}

	/** Tells a display what to do. What it must do at once is refused while it is not connected. */
	async command(
		actor: Actor | null,
		id: string,
		command: DisplayCommand
	): Promise<Display | Refusal> {
		const refusal = whyNotManage(actor);
		if (refusal) return refusal;
		switch (command.type) {
			case 'pin':
				return this.#pin(id, command.issue);
			case 'unpin':
				return this.#change(id, (display) => ({ ...display, pinned: null }));
			case 'blank':
			case 'unblank':
				return this.#change(id, (display) => ({ ...display, blanked: command.type === 'blank' }));
			case 'show':
			case 'next':
			case 'reload':
			case 'identify':
				return this.#send(id, command);
			default:
				return command satisfies never;
		}
	}

	/** Takes a display's credential back. Its screen forgets what it holds, now or when it next connects. */
	async revoke(actor: Actor | null, id: string): Promise<Display | Refusal> {
		const refusal = whyNotManage(actor);
		if (refusal) return refusal;
		log.info({ display: id, actor }, 'a display was revoked');
		const revoked = instantOf(this.#world.clock());
		return this.#change(id, (display) => ({ ...display, revoked }));
	}

	async #pin(id: string, issue: Slug): Promise<Display | Refusal> {
		const kept = await this.#present(id);
		if (isRefusal(kept)) return kept;
		const board = await this.#world.boards.board(kept.display.board);
		if (isRefusal(board)) return board;
		if (!findIssue(board, issue))
			return refuse('invalid', 'There is no such issue on its board', { issue: 'is not there' });
		return this.#change(id, (display) => ({ ...display, pinned: issue }));
	}

	async #send(id: string, command: ScreenCommand): Promise<Display | Refusal> {
		const kept = await this.#present(id);
		if (isRefusal(kept)) return kept;
		if (!this.#screens.isConnected(id))
			return refuse('unavailable', `${kept.display.name} is not connected: it cannot be told now`);
		this.#events.command(kept.credential, command);
		return kept.display;
	}

	/** One after another, so that two people never undo each other. */
	#change(id: string, changed: (display: Display) => Display): Promise<Display | Refusal> {
		const change = this.#turn.then(async () => {
			const kept = await this.#present(id);
			if (isRefusal(kept)) return kept;
			const display = changed(kept.display);
			await this.#world.store.save(display);
			this.#tell({ ...kept, display });
			return display;
		});
		this.#turn = change.catch(() => undefined);
		return change;
	}

	async #present(id: string): Promise<Kept | Refusal> {
		const kept = await this.#world.store.find(id);
		if (kept && !kept.display.revoked) return kept;
		return refuse('not_found', 'There is no such display any more');
	}

	async #whyNoBoard(board: Slug): Promise<Refusal | null> {
		const found = await this.#world.boards.board(board);
		return isRefusal(found)
			? refuse('invalid', 'There is no such board', { board: 'is not a board here' })
			: null;
	}

	#tell({ credential }: Kept): void {
		this.#events.standing(credential);
		this.#events.lines();
	}
}
