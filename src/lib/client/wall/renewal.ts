/** Walls of one fleet come to a new version within this time, in ms, each at a moment of its own. */
export const SPREAD = 30_000;
const TRIED = 'demarche.wall.tried-version';
/** A page that lacks a part is loaded anew so often at most, in ms: what it lacks may be lacking for good. */
const HOUR = 3_600_000;
const WHOLE = 'demarche.wall.loaded-anew';

/** What a wall knows of versions. Moments are ms of any clock that never runs back. */
export interface Renewal {
	/** The version it runs. */
	readonly own: string;
	/** The version the server runs, and from when on the wall may come to it; null where it is the same. */
	readonly offered: { version: string; from: number } | null;
	/** The version that was last tried; where it is not the own one, it did not start. */
	readonly tried: string | null;
}

/** The renewal after the server said its version. `jitter` is at least 0 and less than 1. */
export function offered(renewal: Renewal, version: string, now: number, jitter: number): Renewal {
	if (version === renewal.own || version === renewal.tried) return { ...renewal, offered: null };
	if (renewal.offered?.version === version) return renewal;
	return { ...renewal, offered: { version, from: now + jitter * SPREAD } };
}

/** Whether to come to the offered version now. `between`: one scene has just left, or there is only one. */
export const isDue = ({ offered: next }: Renewal, now: number, between: boolean): boolean =>
	next !== null && between && now >= next.from;

/** The version that was tried and did not start; null where there is none. */
export const failedVersion = ({ own, tried }: Renewal): string | null =>
	tried !== null && tried !== own ? tried : null;

/** The version this browser has last come to by itself. */
export function triedVersion(): string | null {
	try {
		return localStorage.getItem(TRIED);
	} catch {
		return null;
	}
}

/** Remembers that a version is tried. False where the browser cannot: it must then not be tried, or it could be for ever. */
export function rememberTried(version: string): boolean {
	try {
		localStorage.setItem(TRIED, version);
		return localStorage.getItem(TRIED) === version;
	} catch {
		return false;
	}
}

/** Remembers that this page is loaded anew at `now` for what it lacks. False where that was less than an hour ago, or the browser cannot remember it. */
export function rememberAnew(now: number): boolean {
	try {
		if (now - Number(sessionStorage.getItem(WHOLE)) < HOUR) return false;
		sessionStorage.setItem(WHOLE, String(now));
		return true;
	} catch {
		return false;
	}
}
