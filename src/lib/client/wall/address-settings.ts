import * as z from 'zod/mini';
import { DEFAULT_DISPLAY_SETTINGS, DisplaySettings } from '#lib/domain/display.ts';
import { refuse, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { findScene, sceneKey } from '#lib/domain/scene-choice.ts';

const USUAL = DEFAULT_DISPLAY_SETTINGS.scenes;
const DEFAULT_SECONDS = 30;

/** What the address of a wall may say: `?distance=5&diagonal=65&scenes=overview,trends&seconds=20`. */
const Address = z.strictObject({
	distance: z.optional(z.string()),
	diagonal: z.optional(z.string()),
	size: z.optional(z.string()),
	scenes: z.optional(z.string()),
	seconds: z.optional(z.string())
});

/** How a wall that nobody has paired is shown, as its address says; or what is wrong with the address. */
export function settingsOf(address: URLSearchParams): DisplaySettings | Refusal {
	const given = Address.safeParse(Object.fromEntries(address));
	if (!given.success) return refuseInvalid(given.error);
	const { distance, diagonal, size, scenes, seconds } = given.data;
	if ((distance === undefined) !== (diagonal === undefined)) {
		return refuse('invalid', 'distance and diagonal are given together');
	}
	const viewing =
		distance === undefined
			? { size: size ?? 'medium' }
			: { distance: Number(distance), diagonal: Number(diagonal) };
	const turns = (scenes?.split(',') ?? USUAL.map(({ scene }) => sceneKey(scene))).map(
		(key, index) => ({
			scene: findScene(key) ?? { kind: key },
			seconds: Number(seconds ?? (scenes ? DEFAULT_SECONDS : USUAL[index]?.seconds))
		})
	);
	const settings = DisplaySettings.safeParse({
		scenes: turns,
		viewing,
		schedule: { zone: null, spans: [] }
	});
	return settings.success ? settings.data : refuseInvalid(settings.error);
}
