import * as z from 'zod/mini';
import { Slug } from './slug.ts';

/** What a display may be told to show; a scene about many cards has as many pages as the screen needs. */
export const SceneChoice = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('overview') }),
	/** Every category in turn. */
	z.strictObject({ kind: z.literal('categories') }),
	z.strictObject({ kind: z.literal('category'), category: Slug }),
	/** One issue large, another in every round. */
	z.strictObject({ kind: z.literal('each') }),
	z.strictObject({ kind: z.literal('issue'), issue: Slug }),
	z.strictObject({ kind: z.literal('trends') }),
	z.strictObject({ kind: z.literal('agenda') }),
	z.strictObject({ kind: z.literal('latest') })
]);
export type SceneChoice = z.infer<typeof SceneChoice>;

/** A scene and how long it stays, in whole seconds. */
export const SceneTurn = z.strictObject({
	scene: SceneChoice,
	seconds: z
		.int('must be a whole number of seconds')
		.check(
			z.minimum(5, 'must be at least 5 seconds'),
			z.maximum(3600, 'must be at most 3600 seconds')
		)
});
export type SceneTurn = z.infer<typeof SceneTurn>;

/** A scene as one word, as forms send it: `overview`, `category:trade`, `issue:taiwan`. */
export function sceneKey(scene: SceneChoice): string {
	switch (scene.kind) {
		case 'category':
			return `category:${scene.category}`;
		case 'issue':
			return `issue:${scene.issue}`;
		case 'overview':
		case 'categories':
		case 'each':
		case 'trends':
		case 'agenda':
		case 'latest':
			return scene.kind;
		default:
			return scene satisfies never;
	}
}

/** The scene a word stands for; undefined where it stands for none. */
export function findScene(key: string): SceneChoice | undefined {
	const [kind = '', id] = key.split(':');
	const about = kind === 'category' || kind === 'issue' ? { [kind]: id } : {};
	if (id !== undefined && Object.keys(about).length === 0) return undefined;
	return SceneChoice.safeParse({ kind, ...about }).data;
}
