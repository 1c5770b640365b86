import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A link between processes and a server of the test's own making: it can be cut, and it can fall silent. */
export class Link {
	readonly #target: { host: string; port: number };
	readonly #ends = new Set<Socket>();
	#server: Server | undefined;
	#port = 0;
	#silent = false;

	constructor(target: { host: string; port: number }) {
		this.#target = target;
	}

	/** Where the near end of it is; always the same. */
	get port(): number {
		return this.#port;
	}

	/** Lets connections through, from now on or again. */
	async mend(): Promise<void> {
		this.#silent = false;
		for (const end of this.#ends) end.resume();
		if (this.#server) return;
		const server = createServer({ pauseOnConnect: true }, (near) => this.#join(near));
		this.#server = server.listen(this.#port, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		if (typeof address === 'object' && address) this.#port = address.port;
	}

	/** Ends every connection and refuses new ones. */
	async cut(): Promise<void> {
		const server = this.#server;
		this.#server = undefined;
		const closed = server && once(server, 'close');
		server?.close();
		this.reset();
		await closed;
	}

	/** Ends every connection; new ones are let through. */
	reset(): void {
		for (const end of this.#ends) end.resetAndDestroy();
	}

	/** Holds back all that is sent, both ways, and says nothing of it. */
	silence(): void {
		this.#silent = true;
		for (const end of this.#ends) end.pause();
	}

	#join(near: Socket): void {
		const far = connect(this.#target);
		for (const [end, other] of [
			[near, far],
			[far, near]
		] as const) {
			this.#ends.add(end);
			end.on('data', (data) => other.write(data));
			end.on('error', () => undefined);
			end.on('close', () => {
				this.#ends.delete(end);
				other.destroy();
			});
			if (this.#silent) end.pause();
			else end.resume();
		}
	}
}

/** The same address by way of a link. */
export async function linkTo(url: string): Promise<{ link: Link; url: string }> {
	const address = new URL(url);
	const link = new Link({ host: address.hostname, port: Number(address.port || 5432) });
	await link.mend();
	address.host = `127.0.0.1:${link.port}`;
	return { link, url: address.href };
}
