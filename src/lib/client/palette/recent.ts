import * as z from 'zod/mini';
import type { Storage } from '../outbox.ts';

const KEY = 'demarche:recent';
const MOST = 12;
const Kept = z.array(z.string());

/** What was done from the palette lately, the last first. */
export function recentDeeds(storage: Storage | null): string[] {
	try {
		return Kept.safeParse(JSON.parse(storage?.getItem(KEY) ?? '[]')).data ?? [];
	} catch {
		return [];
	}
}

/** Keeps that a deed was done. */
export function rememberDeed(storage: Storage | null, id: string): void {
	const others = recentDeeds(storage).filter((each) => each !== id);
	try {
		storage?.setItem(KEY, JSON.stringify([id, ...others].slice(0, MOST)));
	} catch {
		// A full storage only means that the order is not remembered.
	}
}
