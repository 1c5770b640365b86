import type { Namespace, Socket } from 'socket.io';
import { Adapter, type BroadcastOptions } from 'socket.io-adapter';
import { PacketType, type Packet } from 'socket.io-parser';
import { Crowd, type Target } from './crowd.ts';
import { textFrame } from './frame.ts';
import { Wire } from './wire.ts';

/** What the engine puts before a message. */
const MESSAGE = '4';

/** Asked of each viewer on whose connection something waits still; says whether it was let go. */
export type HeldUp = (socket: Socket) => boolean;

interface Broadcast {
	packet: Packet;
	options: BroadcastOptions;
}

/** An event on its way to everybody in one room. */
interface Sending {
	packet: Packet;
	crowd: Crowd;
	frame: Buffer;
	targets: Target[];
}

/**
 * An adapter in memory that encodes a room's packet once as a websocket frame, and writes it straight to every connection
 * on which nothing waits. All other connections, and all other packets, go the way socket.io sends them, so that order
 * holds and nothing of its protocol changes. A large room has a turn of the event loop for each thousand viewers.
 */
export class FrameAdapter extends Adapter {
	readonly #name: string;
	readonly #sockets: Namespace['sockets'];
	readonly #encoder: Namespace['server']['encoder'];
	readonly #heldUp: HeldUp;
	readonly #slice: number;
	/** Those in each room that something was sent to. */
	readonly #crowds = new Map<string, Crowd>();
	/** What waits until the packet before has gone to all its viewers. */
	readonly #waiting: (Broadcast | (() => void))[] = [];
	#isUnderWay = false;

	/** `slice`: viewers written to in one turn of the event loop. */
	constructor(nsp: Namespace, heldUp: HeldUp, slice = 1_000) {
		super(nsp);
		this.#name = nsp.name;
		this.#sockets = nsp.sockets;
		this.#encoder = nsp.server.encoder;
		this.#heldUp = heldUp;
		this.#slice = slice;
	}

	override broadcast(packet: Packet, options: BroadcastOptions): void {
		this.#waiting.push({ packet: { ...packet, nsp: this.#name }, options });
		if (!this.#isUnderWay) this.#sendAll();
	}

	/** Calls back once all that was broadcast before has gone to its viewers. */
	afterBroadcasts(then: () => void): void {
		this.#waiting.push(then);
		if (!this.#isUnderWay) this.#sendAll();
	}

	override addAll(id: string, rooms: Set<string>): void {
		void super.addAll(id, rooms);
		for (const room of rooms) this.#crowds.get(room)?.add(id);
	}

	override del(id: string, room: string): void {
		void super.del(id, room);
		this.#leave(id, room);
	}

	override delAll(id: string): void {
		const rooms = [...(this.sids.get(id) ?? [])];
		super.delAll(id);
		for (const room of rooms) this.#leave(id, room);
	}

	#leave(id: string, room: string): void {
		this.#crowds.get(room)?.delete(id);
		if (!this.rooms.has(room)) this.#crowds.delete(room);
	}

	#sendAll(): void {
		this.#isUnderWay = false;
		for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
			if (typeof next === 'function') next();
			else this.#send(next);
			if (this.#isUnderWay) return;
		}
	}

	#send({ packet, options }: Broadcast): void {
		const room = onlyRoomOf(options);
		const frame = room === undefined ? undefined : this.#frameOf(packet);
		if (room === undefined || !frame) return super.broadcast(packet, options);
		const crowd = this.#crowdOf(room);
		this.#sendFrom(0, { packet, crowd, frame, targets: crowd.list() });
	}

	#crowdOf(room: string): Crowd {
		const known = this.#crowds.get(room);
		if (known) return known;
		const ids = this.rooms.get(room);
		const crowd = new Crowd(ids ?? []);
		if (ids) this.#crowds.set(room, crowd);
		return crowd;
	}

	#sendFrom(start: number, sending: Sending): void {
		const next = start + this.#slice;
		const others = this.#write(sending, start, next);
		// Everybody is in a room of their own, too.
		if (others.size > 0) super.broadcast(sending.packet, { rooms: others });
		if (next < sending.targets.length) {
			this.#isUnderWay = true;
			setImmediate(() => this.#sendFrom(next, sending));
		} else if (start > 0) this.#sendAll();
	}

	/** Writes to some of the viewers, and returns those of them to whom the packet must go the plain way. */
	#write({ crowd, frame, targets }: Sending, start: number, end: number): Set<string> {
		const others = new Set<string>();
		for (const target of targets.slice(start, end)) {
			const id = typeof target === 'string' ? target : target.id;
			// Whoever has left meanwhile is sent nothing more.
			if (crowd.hasLost(id)) continue;
			const wire = typeof target === 'string' ? this.#find(target, crowd) : target;
			if (wire?.write(frame)) continue;
			const socket = this.#sockets.get(id);
			if (!socket) continue;
			crowd.unwire(id);
			if (!this.#heldUp(socket)) others.add(id);
		}
		return others;
	}

	/** Undefined too where somebody listens to what is sent: the plain way tells them. */
	#find(id: string, crowd: Crowd): Wire | undefined {
		const socket = this.#sockets.get(id);
		const isHeard = !socket || socket.listenersAnyOutgoing().length > 0;
		const wire = isHeard ? undefined : Wire.of(id, socket.conn);
		if (wire) crowd.wire(wire);
		return wire;
	}

	/** The packet as it goes over a websocket; undefined where it is no plain event, or more than one message. */
	#frameOf(packet: Packet): Buffer | undefined {
		if (packet.type !== PacketType.EVENT || packet.id !== undefined) return undefined;
		const [message, ...attachments]: unknown[] = this.#encoder.encode(packet);
		if (typeof message !== 'string' || attachments.length > 0) return undefined;
		return textFrame(`${MESSAGE}${message}`);
	}
}

/** The room, where a packet goes to everybody in one room and in no special manner. */
function onlyRoomOf({ rooms, except, flags = {} }: BroadcastOptions): string | undefined {
	const isPlain = rooms.size === 1 && !except?.size && !flags.volatile && !flags.compress;
	const [room] = rooms;
	return isPlain ? room : undefined;
}
