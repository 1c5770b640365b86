import type { OpenTransport, Transport, TransportEvents } from './transport.ts';

/** A way to connect that is loaded when it is first used, and loaded again where that failed. */
export const openLazily =
	(load: () => Promise<OpenTransport>): OpenTransport =>
	(events) => {
		const late = new LateTransport();
		load().then(
			(open) => late.begin(open, events),
			() => late.fail(events)
		);
		return late;
	};

/** Stands for a transport that is not loaded yet. Nobody asks anything of it before it has opened. */
class LateTransport implements Transport {
	#inner: Transport | null = null;
	#closed = false;

	begin(open: OpenTransport, events: TransportEvents): void {
		if (!this.#closed) this.#inner = open(events);
	}

	fail(events: TransportEvents): void {
		if (!this.#closed) events.closed();
	}

	join: Transport['join'] = (join) => this.#loaded().join(join);
	submit: Transport['submit'] = (submit) => this.#loaded().submit(submit);
	doing: Transport['doing'] = (doing) => this.#loaded().doing(doing);

	close(): void {
		this.#closed = true;
		this.#inner?.close();
	}

	#loaded(): Transport {
		if (!this.#inner) throw new Error('The connection has not been opened');
		return this.#inner;
	}
}
