import type { Server as HttpServer } from 'node:http';
import { Server, type DefaultEventsMap, type Namespace, type Socket } from 'socket.io';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Gate } from '../auth/gate.ts';
import {
	DISPLAY_COOKIE,
	DISPLAYS_NAMESPACE,
	DISPLAYS_SOCKET_PATH,
	SCREEN_NAMESPACE,
	type FromScreen,
	type ToDisplays,
	type ToScreen
} from '#lib/protocol/displays.ts';
import { cookieIn } from '../cookie-in.ts';
import { guests, type Connection } from '../guests.ts';
import { Flow } from '../live/flow.ts';
import { log } from '../log.ts';
import { socketOptions } from '../socket-options.ts';
import { findHash, type CredentialHash } from './credential.ts';
import type { Displays } from './displays.ts';
import { ScreenVisit, type ScreenSocket } from './screen-visit.ts';

const LARGEST_PACKET = 16 * 1024;
/** Those who look after displays are told of what is new at most this often, in ms. */
const LINES_EVERY = 500;

type Watcher = Socket<DefaultEventsMap, ToDisplays, DefaultEventsMap, object>;

/**
 * The sockets of screens, and of those who look after them. They are apart from those of boards, which forget a connection's
 * first request and its cookies, since here the credential is in one that no script can read.
 */
export class DisplaySockets {
	readonly #io: Server;
	readonly #displays: Displays;
	readonly #origin: string | undefined;
	readonly #visits = new Map<CredentialHash, Set<ScreenVisit>>();
	readonly #lines = new Flow(
		() => this.#broadcast(),
		() => LINES_EVERY
	);

	readonly #gate: Pick<Gate, 'who' | 'onChange'>;
	readonly #unlisten: () => void;

	/** Attaches to a server that has its own request listener already. `origin` is the configured public address, if any. */
	constructor(
		http: HttpServer,
		displays: Displays,
		{ origin, gate }: { origin: string | undefined; gate: Pick<Gate, 'who' | 'onChange'> }
	) {
		this.#displays = displays;
		this.#origin = origin;
		this.#gate = gate;
		this.#unlisten = gate.onChange(() => this.#broadcast());
		this.#io = new Server(http, {
			...socketOptions(origin),
			path: DISPLAYS_SOCKET_PATH,
			maxHttpBufferSize: LARGEST_PACKET
		});
		this.#io.engine.on('connection', (raw: Connection) => guests.count(raw));
		const screens: Namespace<FromScreen, ToScreen, DefaultEventsMap, object> =
			this.#io.of(SCREEN_NAMESPACE);
		screens.on('connection', (socket) => this.#welcome(socket));
		this.#watchers().on('connection', (socket) => this.#show(socket));
		displays.listen({
			standing: (credential) => this.#each(credential, (visit) => visit.stand()),
			command: (credential, command) => this.#each(credential, (visit) => visit.command(command)),
			lines: () => this.#lines.request()
		});
	}

	/** Lets everybody go; resolves when all that they said is kept. The HTTP server stays. */
	async close(): Promise<void> {
		this.#unlisten();
		const visits = [...this.#visits.values()].flatMap((several) => [...several]);
		// Connections end as if they broke: who is sent away outright does not come back by themself.
		this.#io.engine.close();
		await Promise.all(visits.map((visit) => visit.settled()));
		this.#lines.stop();
	}

	#watchers(): Namespace<DefaultEventsMap, ToDisplays, DefaultEventsMap, object> {
		return this.#io.of(DISPLAYS_NAMESPACE);
	}

	#welcome(socket: ScreenSocket): void {
		const { headers } = socket.handshake;
		const credential = findHash(cookieIn(headers.cookie, DISPLAY_COOKIE));
		if (!credential) {
			// Whatever it was, it is nobody now: the page is loaded anew, and brings a cookie.
			socket.emit('standing', { kind: 'revoked' });
			socket.disconnect();
			return;
		}
		const origin = this.#origin ?? `http://${headers.host ?? ''}`;
		const visit = new ScreenVisit(socket, this.#displays.screens, credential, origin);
		const visits = this.#visits.get(credential) ?? new Set();
		this.#visits.set(credential, visits.add(visit));
		socket.on('disconnect', () => this.#part(credential, visit));
		visit.begin();
	}

	#part(credential: CredentialHash, visit: ScreenVisit): void {
		const visits = this.#visits.get(credential);
		visits?.delete(visit);
		if (visits?.size === 0) this.#visits.delete(credential);
	}

	#each(credential: CredentialHash, act: (visit: ScreenVisit) => void): void {
		for (const visit of this.#visits.get(credential) ?? []) act(visit);
	}

	#show(socket: Watcher): void {
		this.#linesFor(socket).catch((error: unknown) =>
			log.error({ err: error }, 'displays could not be shown')
		);
	}

	/** Tells somebody of the displays that they look after now; lets go whoever looks after none. */
	async #linesFor(socket: Watcher): Promise<void> {
		const { cookie: cookies, host = '' } = socket.handshake.headers;
		const origin = this.#origin ?? `http://${host}`;
		const { asker } = await this.#gate.who({ cookies, key: undefined, origin });
		const lines = await this.#displays.lines(asker);
		if (isRefusal(lines)) socket.disconnect(true);
		else socket.emit('lines', lines);
	}

	#broadcast(): void {
		for (const socket of this.#watchers().sockets.values()) this.#show(socket);
	}
}
