import type { OpenTransport, Transport } from './transport.ts';

/** A way to connect that is loaded when it is first used, and loaded again where that failed. Nobody asks anything of it before it has opened. */
export const openLazily =
	(load: () => Promise<OpenTransport>): OpenTransport =>
	(events) => {
		let inner: Transport | undefined;
		let isClosed = false;
		load().then(
			(open) => isClosed || (inner = open(events)),
			() => isClosed || events.closed()
		);
		const loaded = (): Transport => {
			if (!inner) throw new Error('The connection has not been opened');
			return inner;
		};
		return {
			join: (join) => loaded().join(join),
			submit: (submit) => loaded().submit(submit),
			doing: (doing) => loaded().doing(doing),
			close: () => {
				isClosed = true;
				inner?.close();
			}
		};
	};
