import type { RequestEvent } from '@sveltejs/kit';
import { Errand } from './provider.ts';

const COOKIE = 'demarche.provider';
const PATH = '/sign-in/provider';
/** How long somebody may take at the provider, in seconds. */
const PATIENCE = 15 * 60;

type Event = Pick<RequestEvent, 'url' | 'cookies'>;

/** Where the provider sends people back to. */
export const callbackAt = ({ origin }: URL): string => `${origin}${PATH}/callback`;

/** Has the browser keep what it needs to end a sign-in that it began. */
export function keepErrand({ url, cookies }: Event, errand: Errand): void {
	cookies.set(COOKIE, JSON.stringify(errand), {
		path: PATH,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: PATIENCE
	});
}

/** What the browser has kept, once; undefined where it has nothing of ours. */
export function takeErrand({ cookies }: Event): Errand | undefined {
	const kept = cookies.get(COOKIE);
	cookies.delete(COOKIE, { path: PATH });
	try {
		return Errand.safeParse(JSON.parse(kept ?? 'null')).data;
	} catch {
		return undefined;
	}
}
