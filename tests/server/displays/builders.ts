import { DEFAULT_DISPLAY_SETTINGS, type Display } from '#lib/domain/display.ts';
import type { Report } from '#lib/protocol/displays.ts';
import type { Kept } from '#lib/server/displays/display-store.ts';
import { NOW, uuidOf } from '../../domain/builders.ts';

export const aDisplay = (over: Partial<Display> = {}): Display => ({
	id: uuidOf(over.number ?? 1),
	number: 1,
	name: 'Lobby',
	place: 'Ground floor',
	board: 'us-china',
	settings: DEFAULT_DISPLAY_SETTINGS,
	pinned: null,
	blanked: false,
	created: NOW,
	seen: null,
	version: '',
	revoked: null,
	...over
});

/** A display with the hash of a credential that no other number has. */
export const aKept = (over: Partial<Display> = {}): Kept => {
	const display = aDisplay(over);
	return { display, credential: display.number.toString(16).padStart(64, '0') };
};

export const aReport = (over: Partial<Report> = {}): Report => ({
	state: 'live',
	scene: 'Overview',
	light: 'full',
	version: 'v1',
	errors: [],
	skew: 0,
	width: 1920,
	height: 1080,
	...over
});
