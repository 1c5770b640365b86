import type { Asker } from '#lib/domain/asker.ts';
import { findIssue, type Board } from '#lib/domain/board.ts';
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
import { log } from '../log.ts';
import { Admission, type AdmissionWorld } from './admission.ts';
import { DisplayNews, type DisplayEvents } from './display-news.ts';
import type { Kept } from './display-store.ts';
import { mayManage, whyNotManage } from './may-manage.ts';
import { Screens } from './screens.ts';

/** What displays must know of the world. */
export interface DisplaysWorld extends AdmissionWorld {
	/** The board of that name, where the asker may read it. */
	readonly findBoard: (board: Slug, asker: Asker) => Promise<Board | Refusal>;
}

/** The one door to all displays, for those who look after them and for the screens themselves. */
export class Displays {
	readonly #world: DisplaysWorld;
	readonly #admission: Admission;
	readonly #screens: Screens;
	readonly #news: DisplayNews;
	#turn: Promise<unknown> = Promise.resolve();

	constructor(world: DisplaysWorld) {
		this.#world = world;
		this.#news = new DisplayNews(world.bus);
		this.#admission = new Admission(world);
		this.#screens = new Screens(world, this.#admission, this.#news);
	}

	/** What the screens themselves ask and tell. */
	get screens(): Screens {
		return this.#screens;
	}

	/** Tells these, and nobody else, from now on. */
	listen(events: DisplayEvents): void {
		this.#news.listen(events);
	}

	/** No screen is connected here any more. */
	close(): void {
		this.#screens.close();
	}

	/** The displays as they are now that somebody looks after. */
	async lines(asker: Asker): Promise<DisplayLines | Refusal> {
		const refusal = whyNotManage(asker);
		if (refusal) return refusal;
		const kept = await this.#world.store.all();
		const theirs = kept.filter(({ display }) => mayManage(asker, display.board));
		return {
			at: instantOf(this.#world.clock()),
			lines: theirs.map(({ display }) => this.#screens.lineOf(display))
		};
	}

	/** Makes a display of the screen that shows a code. */
	async pair(asker: Asker, request: PairRequest, address: string): Promise<Display | Refusal> {
		const refusal = await this.#whyNotOn(asker, request.board);
		if (refusal) return refusal;
		const kept = await this.#admission.admit(request, address, (worn) =>
			worn.forEach((credential) => this.#news.standing(credential))
		);
		if (isRefusal(kept)) return kept;
		log.info({ display: kept.display.id, actor: asker.actor }, 'a display was added');
		this.#tell(kept);
		return kept.display;
	}

	/** Names a display anew, and sets what it shows. What was pinned on another board is not. */
	async edit(asker: Asker, id: string, edit: DisplayEdit): Promise<Display | Refusal> {
		const refusal = await this.#whyNotOn(asker, edit.board);
		if (refusal) return refusal;
		return this.#change(asker, id, (display) => ({
			...display,
			...edit,
			pinned: edit.board === display.board ? display.pinned : null
		}));
	}

	/** Tells a display what to do. What it must do at once is refused while it is not connected. */
	async command(asker: Asker, id: string, command: DisplayCommand): Promise<Display | Refusal> {
		const refusal = whyNotManage(asker);
		if (refusal) return refusal;
		switch (command.type) {
			case 'pin':
				return this.#pin(asker, id, command.issue);
			case 'unpin':
				return this.#change(asker, id, (display) => ({ ...display, pinned: null }));
			case 'blank':
			case 'unblank':
				return this.#change(asker, id, (display) => ({
					...display,
					blanked: command.type === 'blank'
				}));
			case 'show':
			case 'next':
			case 'reload':
			case 'identify':
				return this.#send(asker, id, command);
			default:
				return command satisfies never;
		}
	}

	/** Takes a display's credential back. Its screen forgets what it holds, now or when it next connects. */
	async revoke(asker: Asker, id: string): Promise<Display | Refusal> {
		const refusal = whyNotManage(asker);
		if (refusal) return refusal;
		log.info({ display: id, actor: asker.actor }, 'a display was revoked');
		const revoked = instantOf(this.#world.clock());
		return this.#change(asker, id, (display) => ({ ...display, revoked }));
	}

	async #pin(asker: Asker, id: string, issue: Slug): Promise<Display | Refusal> {
		const kept = await this.#present(asker, id);
		if (isRefusal(kept)) return kept;
		const board = await this.#world.findBoard(kept.display.board, asker);
		if (isRefusal(board)) return board;
		if (!findIssue(board, issue))
			return refuse('invalid', 'There is no such issue on its board', { issue: 'is not there' });
		return this.#change(asker, id, (display) => ({ ...display, pinned: issue }));
	}

	async #send(asker: Asker, id: string, command: ScreenCommand): Promise<Display | Refusal> {
		const kept = await this.#present(asker, id);
		if (isRefusal(kept)) return kept;
		if (!this.#screens.isConnected(id))
			return refuse('unavailable', `${kept.display.name} is not connected: it cannot be told now`);
		this.#news.command(kept.credential, command);
		return kept.display;
	}

	/** One after another, so that two people never undo each other. */
	#change(
		asker: Asker,
		id: string,
		changed: (display: Display) => Display
	): Promise<Display | Refusal> {
		const change = this.#turn.then(() => this.#changeNow(asker, id, changed));
		this.#turn = change.catch(() => undefined);
		return change;
	}

	/** What another process changed meanwhile is changed as it then is. */
	async #changeNow(
		asker: Asker,
		id: string,
		changed: (display: Display) => Display
	): Promise<Display | Refusal> {
		for (;;) {
			const kept = await this.#present(asker, id);
			if (isRefusal(kept)) return kept;
			const display = changed(kept.display);
			if ((await this.#world.store.save(display, kept.display)) === 'changed') continue;
			this.#tell({ ...kept, display });
			return display;
		}
	}

	/** The display, where it is one of those that the asker looks after. */
	async #present(asker: Asker, id: string): Promise<Kept | Refusal> {
		const kept = await this.#world.store.find(id);
		const theirs = kept && mayManage(asker, kept.display.board);
		if (kept && theirs && !kept.display.revoked) return kept;
		return refuse('not_found', 'There is no such display any more');
	}

	/** Why somebody may not have a display show a board; null where they may. */
	async #whyNotOn(asker: Asker, board: Slug): Promise<Refusal | null> {
		const refusal = whyNotManage(asker);
		if (refusal) return refusal;
		if (isRefusal(await this.#world.findBoard(board, asker)))
			return refuse('invalid', 'There is no such board', { board: 'is not a board here' });
		if (mayManage(asker, board)) return null;
		return refuse('forbidden', 'Only the editors and admins of a board look after its displays', {
			board: 'is not one that you edit'
		});
	}

	#tell({ credential }: Kept): void {
		this.#news.standing(credential);
		this.#news.lines();
	}
}
