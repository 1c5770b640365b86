import type { Slug } from '#lib/domain/slug.ts';
import type { DrawnScene } from '#lib/client/wall/present.ts';
import type { Showing } from '../wall-card-text.ts';

/** What every scene is drawn from. */
export interface SceneProps {
	scene: DrawnScene;
	showing: Showing;
	/** Issues whose cards are held up. */
	held: readonly Slug[];
}
