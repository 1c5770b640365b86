import { createHash, timingSafeEqual } from 'node:crypto';
import type { MetricsConfig } from '../config-metrics.ts';
import { isLoopback } from '../loopback.ts';

/** Who asks for figures. */
interface Caller {
	readonly headers: Headers;
	/** The network address they come from. */
	readonly address: string;
}

/** What a proxy adds to what it passes on: then this machine asks for somebody else. */
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Whether they may see the figures of this process: by the token, or from this very machine, where that is configured. */
export function maySee({ headers, address }: Caller, { loopback, token }: MetricsConfig): boolean {
	const given = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
	if (token !== undefined && given !== undefined) return isSame(given, token);
	return loopback && isLoopback(address) && !PASSED_ON.some((name) => headers.has(name));
}

/** In the same time whatever differs. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(hashOf(one), hashOf(other));

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
