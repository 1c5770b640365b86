import * as z from 'zod/mini';
import { Instant } from '#lib/domain/day.ts';
import { Display, DisplayBody, DisplaySettings } from '#lib/domain/display.ts';
import { PairingCode } from '#lib/domain/pairing-code.ts';
import { SceneChoice } from '#lib/domain/scene-choice.ts';
import { Slug } from '#lib/domain/slug.ts';

/** Where the sockets of displays are, apart from those of boards. */
export const DISPLAYS_SOCKET_PATH = '/displays.io';
/** The room there for screens, and the one for those who look after them. */
export const SCREEN_NAMESPACE = '/screen';
export const DISPLAYS_NAMESPACE = '/displays';
/** The cookie in which a screen keeps its credential; no script can read it. */
export const DISPLAY_COOKIE = 'demarche_display';
/** A screen that has nothing new to tell says so at least this often, in ms. */
export const REPORT_EVERY = 30_000;
/** and never more often than this. */
export const REPORT_PAUSE = 1_000;
/** Most errors that a report holds: the latest. */
export const MOST_ERRORS = 8;

/** What a display is, as the screen itself is told. */
export const ScreenDisplay = z.pick(Display, {
	id: true,
	number: true,
	name: true,
	place: true,
	board: true,
	settings: true,
	pinned: true,
	blanked: true
});
export type ScreenDisplay = z.infer<typeof ScreenDisplay>;

/** A picture that a telephone reads: `path` fills the dark squares of a grid `size` wide, its quiet margin included. */
export const QrPicture = z.strictObject({
	size: z.int(),
	path: z.string().check(z.regex(/^[Mhvz0-9 -]*$/))
});
export type QrPicture = z.infer<typeof QrPicture>;

/** What a screen is to the server, told at every connection and whenever it changes. */
export const Standing = z.discriminatedUnion('kind', [
	/** Nobody's yet: it shows the code until someone types it at `address`, or the code `expires`. */
	z.strictObject({
		kind: z.literal('unpaired'),
		code: PairingCode,
		address: z.string(),
		qr: QrPicture,
		expires: Instant
	}),
	/** Too many screens wait to be paired: it asks again later. */
	z.strictObject({ kind: z.literal('crowded') }),
	z.strictObject({ kind: z.literal('paired'), display: ScreenDisplay }),
	/** Its credential is good for nothing: it forgets what it holds, and loads its page anew. */
	z.strictObject({ kind: z.literal('revoked') })
]);
export type Standing = z.infer<typeof Standing>;

/** What a screen is told to do at once, and forgets. What it must keep comes as its standing. */
export const ScreenCommand = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('show'), scene: SceneChoice }),
	z.strictObject({ type: z.literal('next') }),
	z.strictObject({ type: z.literal('reload') }),
	z.strictObject({ type: z.literal('identify') })
]);
export type ScreenCommand = z.infer<typeof ScreenCommand>;

/** What somebody at the desk may tell a display. */
export const DisplayCommand = z.discriminatedUnion('type', [
	ScreenCommand,
	z.strictObject({ type: z.literal('pin'), issue: Slug }),
	z.strictObject({ type: z.literal('unpin') }),
	z.strictObject({ type: z.literal('blank') }),
	z.strictObject({ type: z.literal('unblank') })
]);
export type DisplayCommand = z.infer<typeof DisplayCommand>;

/** What somebody gives the screen that shows a code, to make it a display. */
export const PairRequest = z.strictObject({ code: PairingCode, ...DisplayBody.shape });
export type PairRequest = z.infer<typeof PairRequest>;

/** What somebody at the desk sets of a display, all of it at once. */
export const DisplayEdit = z.strictObject({ ...DisplayBody.shape, settings: DisplaySettings });
export type DisplayEdit = z.infer<typeof DisplayEdit>;

/** Words that a screen says of itself. */
const said = (most: number) => z.string().check(z.maxLength(most));

/** Something that went wrong on a screen. */
export const ScreenError = z.strictObject({ at: Instant, message: said(300) });
export type ScreenError = z.infer<typeof ScreenError>;

/** How a screen does. */
export const Report = z.strictObject({
	state: z.enum(['live', 'catching-up', 'stale', 'offline']),
	/** What it shows, in words: `Overview, page 2 of 3`. */
	scene: said(160),
	light: z.enum(['full', 'dim', 'blank']),
	version: said(80),
	/** The latest, newest first. */
	errors: z.array(ScreenError).check(z.maxLength(MOST_ERRORS)),
	/** Its clock minus the server's, in ms. */
	skew: z.int(),
	/** In CSS pixels. */
	width: z.int(),
	height: z.int()
});
export type Report = z.infer<typeof Report>;

/** A display as those who look after it see it. */
export const DisplayLine = z.strictObject({
	...Display.shape,
	connected: z.boolean(),
	/** Its latest report since the server started; null where it has made none. */
	report: z.nullable(Report)
});
export type DisplayLine = z.infer<typeof DisplayLine>;

/** All displays, in order of their numbers, as they were `at` that moment. */
export const DisplayLines = z.strictObject({ at: Instant, lines: z.array(DisplayLine) });
export type DisplayLines = z.infer<typeof DisplayLines>;

/** Events to a screen, for socket.io's types. */
export interface ToScreen {
	standing(standing: Standing): void;
	command(command: ScreenCommand): void;
}
/** Events from a screen. What arrives is unknown until it is parsed. */
export interface FromScreen {
	report(report: Report): void;
}
/** Events to those who look after displays. */
export interface ToDisplays {
	lines(lines: DisplayLines): void;
}
