/**
 * Runs in a page before anything of it: its clocks stand still until they are driven, and nothing there waits for real
 * time but the network. `demarcheClock.advance(ms)` lets time pass at once: whatever is due then happens once, as after a
 * short sleep, and the server is heard meanwhile, as it would be.
 */
export function installFastClock(): void {
	interface Due {
		at: number;
		every: number | null;
		act: () => void;
	}
	const RealDate = Date;
	const begun = RealDate.now();
	const realTimeout = setTimeout;
	let passed = 0;
	let advances = 0;
	let last = 0;
	const due = new Map<number, Due>();
	let frames = new Map<number, FrameRequestCallback>();
	const sockets = new Set<WebSocket>();

	class FastDate extends RealDate {
		constructor(...given: [] | [number | string]) {
			super(given.length === 0 ? begun + passed : given[0]);
		}
		static override now(): number {
			return begun + passed;
		}
	}

	const add =
		(every: boolean) =>
		(act: unknown, wait: unknown, ...given: unknown[]) => {
			const ms = Math.max(0, Number(wait) || 0);
			last += 1;
			const call = () => typeof act === 'function' && act(...given);
			due.set(last, { at: passed + ms, every: every ? Math.max(1, ms) : null, act: call });
			return last;
		};
	const forget = (id: unknown) => void due.delete(Number(id));

	class HeardSocket extends WebSocket {
		#unasked = 0;
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols);
			sockets.add(this);
			this.addEventListener('close', () => sockets.delete(this));
		}
		/** The server asks whether anybody is there; the answer has nobody to go to. */
		hear(): void {
			if (this.readyState !== 1) return;
			this.#unasked += 1;
			this.dispatchEvent(new MessageEvent('message', { data: '2' }));
		}
		override send(packet: string | Blob | BufferSource): void {
			if (packet === '3' && this.#unasked > 0) this.#unasked -= 1;
			else super.send(packet);
		}
	}

	const turn = (): Promise<void> =>
		new Promise((done) => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => {
				port1.close();
				done();
			};
			port2.postMessage(null);
		});

	async function advance(ms: number): Promise<void> {
		passed += ms;
		advances += 1;
		// Now and then what comes over the network has its turn, or it would wait for as long as time is driven.
		if (advances % 10 === 0) await new Promise((done) => realTimeout(done, 0));
		for (const socket of sockets) if (socket instanceof HeardSocket) socket.hear();
		for (const [id, { at, every, act }] of [...due].toSorted((a, b) => a[1].at - b[1].at)) {
			if (at > passed || !due.has(id)) continue;
			if (every === null) due.delete(id);
			else due.set(id, { at: passed + every, every, act });
			act();
		}
		for (let again = 0; again < 3; again += 1) {
			await turn();
			const waiting = frames;
			frames = new Map();
			for (const frame of waiting.values()) frame(passed);
		}
	}

	Object.assign(globalThis, {
		Date: FastDate,
		WebSocket: HeardSocket,
		setTimeout: add(false),
		setInterval: add(true),
		clearTimeout: forget,
		clearInterval: forget,
		requestAnimationFrame: (frame: FrameRequestCallback) => {
			last += 1;
			frames.set(last, frame);
			return last;
		},
		cancelAnimationFrame: (id: number) => void frames.delete(id),
		demarcheClock: {
			advance,
			get passed() {
				return passed;
			},
			get sockets() {
				return sockets.size;
			}
		}
	});
	performance.now = () => passed;
}
