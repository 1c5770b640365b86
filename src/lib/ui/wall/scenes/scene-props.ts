import type { Slug } from '#lib/domain/slug.ts';
import type { Interruption } from '#lib/client/wall/interruption.ts';
import type { Scene } from '#lib/client/wall/scene.ts';
import type { Showing } from '../wall-card-text.ts';

/** What every scene is drawn from. */
export interface SceneProps {
	/** `each` has become the issue whose turn it is. */
	scene:
		| Exclude<Scene, { kind: 'each' }>
		| { kind: 'interruption'; interruption: Interruption; more: number };
	showing: Showing;
	/** Issues whose cards are held up. */
	held: readonly Slug[];
}
