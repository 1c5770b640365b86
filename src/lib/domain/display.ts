import * as z from 'zod/mini';
import { Instant } from './day.ts';
import { Schedule } from './light.ts';
import { SceneTurn } from './scene-choice.ts';
import { Slug } from './slug.ts';
import { Name } from './text.ts';
import { Uuid } from './uuid.ts';

/** Most scenes that one display rotates through. */
export const MOST_SCENES = 24;
/** Most displays that one installation has. */
export const MOST_DISPLAYS = 200;

const between = (least: number, most: number, unit: string) =>
	z
		.number(`must be a number of ${unit}`)
		.check(
			z.minimum(least, `must be at least ${least} ${unit}`),
			z.maximum(most, `must be at most ${most} ${unit}`)
		);

/** How a screen is looked at: from `distance` metres, `diagonal` inches across; or only a size of text that somebody chose. */
export const Viewing = z.union([
	z.strictObject({
		distance: between(0.5, 50, 'metres'),
		diagonal: between(7, 300, 'inches')
	}),
	z.strictObject({
		size: z.enum(['small', 'medium', 'large', 'huge'], 'must be small, medium, large or huge')
	})
]);
export type Viewing = z.infer<typeof Viewing>;

/** What a display shows, for how long, to whom, and when it is dark. */
export const DisplaySettings = z.strictObject({
	/** In the order of the rotation. */
	scenes: z
		.array(SceneTurn)
		.check(
			z.minLength(1, 'must have a scene'),
			z.maxLength(MOST_SCENES, `must be at most ${MOST_SCENES} scenes`)
		),
	viewing: Viewing,
	schedule: Schedule
});
export type DisplaySettings = z.infer<typeof DisplaySettings>;

/** What a screen shows until somebody says otherwise. */
export const DEFAULT_DISPLAY_SETTINGS: DisplaySettings = {
	scenes: [
		{ scene: { kind: 'overview' }, seconds: 30 },
		{ scene: { kind: 'each' }, seconds: 20 },
		{ scene: { kind: 'trends' }, seconds: 20 },
		{ scene: { kind: 'agenda' }, seconds: 20 }
	],
	viewing: { size: 'medium' },
	schedule: { zone: null, spans: [] }
};

/** What a person gives a display when it is added, and may change. */
export const DisplayBody = z.strictObject({
	name: Name,
	/** Where it hangs; may be empty. */
	place: z.union([Name, z.literal('')]),
	board: Slug
});
export type DisplayBody = z.infer<typeof DisplayBody>;

/** A screen on a wall that holds a credential of its own, and what it has been told to show. */
export const Display = z.strictObject({
	...DisplayBody.shape,
	id: Uuid,
	/** Told aloud in the room: the lowest that no other display has. */
	number: z.int().check(z.minimum(1)),
	settings: DisplaySettings,
	/** The issue whose card stays, whatever else is shown. */
	pinned: z.nullable(Slug),
	/** Dark until somebody says otherwise, whatever the schedule says. */
	blanked: z.boolean(),
	created: Instant,
	/** When the server last heard of it, to the minute; null before it has. */
	seen: z.nullable(Instant),
	/** What it said it runs; empty before it has. */
	version: z.string().check(z.maxLength(80)),
	/** Since then its credential is good for nothing. It is forgotten once the screen has been told. */
	revoked: z.nullable(Instant)
});
export type Display = z.infer<typeof Display>;

/** The lowest number that none of these displays has. */
export function freeNumber(displays: readonly Pick<Display, 'number'>[]): number {
	const taken = new Set(displays.map((display) => display.number));
	let free = 1;
	while (taken.has(free)) free += 1;
	return free;
}
