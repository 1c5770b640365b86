/** What a line to the server tells. Payloads are as they came. */
export interface LineEvents {
	opened(): void;
	/** At most once, and the last thing it tells. */
	closed(): void;
	/** Something came from the server, if only a ping. */
	sign(): void;
	heard(event: string, payload: unknown): void;
}

/** A line to the server, over which both sides tell each other events. Nobody asks or tells before it has opened. */
export interface Line {
	/** Resolves with the server's answer; rejects where there is none `within` so many ms. */
	ask(event: string, payload: object, within: number): Promise<unknown>;
	tell(event: string, payload: object): void;
	/** Lets go of it; it tells nothing any more. */
	close(): void;
}

/** Begins a line. `auth`: who calls. */
export type OpenLine = (auth: object, events: LineEvents) => Line;

/** A line that has not opened for so long (ms) will not. */
export const OPEN_WITHIN = 8_000;
