import type { Server as HttpServer } from 'node:http';
import { Server, type Namespace } from 'socket.io';
import { Decoder } from 'socket.io-parser';
import type { Slug } from '#lib/domain/slug.ts';
import { instantOf } from '#lib/domain/day.ts';
import type { Checking, Epoch as BoardEpoch } from '#lib/protocol/live.ts';
import type { Gate } from '../auth/gate.ts';
import type { Boards } from '../boards.ts';
import { ALONE, type Bus } from '../bus/bus.ts';
import { Peers } from '../bus/peers.ts';
import type { Health } from '../database/health.ts';
import { guests, type Connection } from '../guests.ts';
import { socketOptions } from '../socket-options.ts';
import type { GoingChecks } from '../sources/going-checks.ts';
import { epochOn, type Epoch } from '../store/epoch.ts';
import { Doorman } from './doorman.ts';
import { ailingOf } from './ailing-of.ts';
import { AnswerEncoder } from './encoded.ts';
import { bidFarewell } from './farewell.ts';
import { FrameAdapter } from './frame-adapter.ts';
import { NO_METER, type LiveMeter } from './live-meter.ts';
import { Pace } from './pace.ts';
import { AtProcess } from './presence-book.ts';
import { Room } from './room.ts';
import { dropIfSlow } from './slow.ts';
import type { Live, LiveSocket } from './types.ts';
import { UnreadTeller, type UnreadCounts } from './unread-teller.ts';
import { Visit, type Rooms } from './visit.ts';

const LARGEST_PACKET = 256 * 1024;
const CONNECT_WITHIN = 10_000;
const JOINS_A_TURN = 16;

/** How the hub presents itself. */
export interface HubOptions {
	/** The configured public address, if any. */
	readonly origin: string | undefined;
	/** What clients compare their own version with. */
	readonly version: string;
	/** Of which epoch all logs are. */
	readonly epoch: Epoch;
	/** Says who connects. */
	readonly gate: Pick<Gate, 'who' | 'onChange'>;
	/** What came to people. */
	readonly counts?: UnreadCounts;
	/** Whether the log can be written. */
	readonly health?: Pick<Health, 'trouble' | 'onChange'>;
	/** Counts and times what happens here. */
	readonly meter?: LiveMeter;
	/** What other processes tell. */
	readonly bus?: Bus;
	/** Which boards' links are being checked. */
	readonly checks?: { readonly going: Pick<GoingChecks, 'of' | 'onChange'> };
}

/** Everyone who is connected: sends each board's changes to those who look at it, as they are committed. */
export class Hub implements Rooms {
	readonly joins = new Pace(JOINS_A_TURN);
	readonly meter: LiveMeter;
	readonly #io: Live;
	readonly #boards: Boards;
	readonly #version: string;
	readonly #epoch: Epoch;
	readonly #rooms = new Map<Slug, Room>();
	readonly #peers: Peers<AtProcess>;
	readonly #doorman: Doorman;
	readonly #teller: UnreadTeller | undefined;
	readonly #health: HubOptions['health'];
	readonly #checks: HubOptions['checks'];
	readonly #unlisten: () => void;
	#isLeaving = false;

	/** Attaches to a server that has its own request listener already: otherwise both would answer. */
	constructor(http: HttpServer, boards: Boards, options: HubOptions) {
		const { origin, version, gate, counts, health, checks, bus = ALONE } = options;
		this.#peers = new Peers(bus, { topic: 'presence', schema: AtProcess });
		this.#peers.onChange((board) => this.#rooms.get(board)?.peersChanged());
		this.#health = health;
		this.#checks = checks;
		this.meter = options.meter ?? NO_METER;
		this.#boards = boards;
		this.#version = version;
		this.#epoch = options.epoch;
		this.#io = new Server(http, {
			...socketOptions(origin),
			maxHttpBufferSize: LARGEST_PACKET,
			connectTimeout: CONNECT_WITHIN,
			parser: { Encoder: AnswerEncoder, Decoder }
		});
		this.#io.adapter(Frames);
		this.#io.engine.on('connection', (raw: Connection) => guests.count(raw));
		this.#doorman = new Doorman(this.#io, gate, origin);
		this.#teller = counts && new UnreadTeller(counts);
		this.#io.on('connection', (socket) => this.#welcome(socket));
		const unlisten = boards.onCommitted((changes, board) => {
			this.#doorman.boardChanged(changes, board);
			this.room(board.slug).tell(changes);
		});
		const unwatch = health?.onChange(() => this.#io.emit('ailing', ailingOf(health.trouble)));
		const unsee = checks?.going.onChange((slug) =>
			this.#io.to(slug).emit('checking', this.checkingOn(slug))
		);
		this.#unlisten = () => {
			unlisten();
			unwatch?.();
			unsee?.();
		};
	}

	get isLeaving(): boolean {
		return this.#isLeaving;
	}

	/** How many connections look at each board that somebody looks at. */
	viewers(): [Slug, number][] {
		return [...this.#rooms].map(([board, { size }]) => [board, size]);
	}

	epochOn(board: Slug): BoardEpoch {
		return epochOn(board, this.#epoch);
	}

	checkingOn(board: Slug): Checking {
		return { isGoing: Boolean(this.#checks?.going.of(board)) };
	}

	room(board: Slug): Room {
		const held = this.#rooms.get(board);
		if (held) return held;
		const room = new Room(this.#io, board, { meter: this.meter, peers: this.#peers });
		this.#rooms.set(board, room);
		return room;
	}

	/** Takes no more commands, and asks everybody to come back elsewhere. Resolves when they are gone, or had their time. */
	async leave(): Promise<void> {
		this.#isLeaving = true;
		await bidFarewell(this.#io);
	}

	/** Lets everybody go. The HTTP server stays. */
	close(): void {
		this.#unlisten();
		this.#doorman.close();
		this.#teller?.close();
		// Connections end as if they broke: who is sent away outright does not come back by themself.
		this.#io.engine.close();
		for (const room of this.#rooms.values()) room.close();
		this.#peers.close();
	}

	#welcome(socket: LiveSocket): void {
		socket.emit('hello', { version: this.#version, at: instantOf(Date.now()) });
		if (this.#health?.trouble) socket.emit('ailing', ailingOf(this.#health.trouble));
		const visit = new Visit(socket, this.#boards, this);
		this.#doorman.watch(socket, visit);
		this.#teller?.watch(socket);
		visit.listen();
	}
}

/** socket.io calls for its adapter as for a class, which has only one argument. */
class Frames extends FrameAdapter {
	constructor(nsp: Namespace) {
		super(nsp, dropIfSlow);
	}
}
