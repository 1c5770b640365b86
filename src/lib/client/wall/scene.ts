import type { Slug } from '#lib/domain/slug.ts';

/** One thing that a wall shows for a while. */
export type Scene =
	| { kind: 'overview'; page: number }
	| { kind: 'category'; category: Slug; page: number }
	| { kind: 'issue'; issue: Slug }
	/** Another issue in every round. */
	| { kind: 'each' }
	| { kind: 'trends' }
	| { kind: 'agenda' }
	| { kind: 'latest' };

/** A scene and how long it stays. */
export interface Turn {
	scene: Scene;
	seconds: number;
}

/** Two scenes of one key are the same. */
export const keyOf = (scene: Scene): string => Object.values(scene).join(':');
