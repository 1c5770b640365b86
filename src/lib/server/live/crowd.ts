import type { Wire } from './wire.ts';

/** Somebody in a room: by a wire that is known, or by the id of a socket whose wire is to be looked for. */
export type Target = Wire | string;

/** Those in one room, with the wire of each who has one, so that thousands can be written to without a lookup for each. */
export class Crowd {
	readonly #wires = new Map<string, Wire>();
	/** Those who had no wire when it was last looked for. */
	readonly #wireless: Set<string>;
	/** Those who have left since they were last listed. */
	readonly #gone = new Set<string>();

	constructor(ids: Iterable<string>) {
		this.#wireless = new Set(ids);
	}

	/** All who are in it now. */
	list(): Target[] {
		this.#gone.clear();
		return [...this.#wires.values(), ...this.#wireless];
	}

	/** Whether somebody who was listed has left since. */
	hasLost(id: string): boolean {
		return this.#gone.size > 0 && this.#gone.has(id);
	}

	add(id: string): void {
		if (!this.#wires.has(id)) this.#wireless.add(id);
	}

	delete(id: string): void {
		this.#wires.delete(id);
		this.#wireless.delete(id);
		this.#gone.add(id);
	}

	/** From now on this is the wire of somebody in it. */
	wire(wire: Wire): void {
		this.#wires.set(wire.id, wire);
		this.#wireless.delete(wire.id);
	}

	/** The wire of somebody in it is good no more: another will be looked for. */
	unwire(id: string): void {
		this.#wires.delete(id);
		this.#wireless.add(id);
	}
}
