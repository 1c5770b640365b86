import type { Board } from '#lib/domain/board.ts';
import type { Interruption } from './interruption.ts';
import { wallIssues } from './playlist.ts';
import { keyOf, type Scene } from './scene.ts';
import type { Show } from './show.svelte.ts';

/** A scene as it is drawn: `each` has become the issue whose turn it is. */
export type DrawnScene =
	| Exclude<Scene, { kind: 'each' }>
	| { kind: 'interruption'; interruption: Interruption; more: number };

/** One layer of the stage. `turn` is the key by which the rotation knows its scene; two layers of one `key` are the same. */
export interface Layer {
	key: string;
	turn: string;
	scene: DrawnScene;
}

/** What is on the stage, and what stands ready behind it. */
export interface Present {
	front: Layer;
	next: Layer | null;
}

/** What of the rotation is drawn now. */
export function presentOn(show: Show, board: Board): Present {
	const { rotation, upcoming } = show;
	const front = layerOf(show.scene ?? { kind: 'overview', page: 0 }, rotation.round, board);
	const [interruption] = rotation.interrupted?.queue ?? [];
	if (interruption) {
		const scene = {
			kind: 'interruption',
			interruption,
			more: rotation.interrupted?.more ?? 0
		} as const;
		const key = `interruption:${interruption.issue}`;
		return { front: { key, turn: key, scene }, next: front };
	}
	const next = upcoming && layerOf(upcoming.scene, upcoming.round, board);
	return { front, next: next && next.key !== front.key ? next : null };
}

function layerOf(scene: Scene, round: number, board: Board): Layer {
	const turn = keyOf(scene);
	if (scene.kind !== 'each') return { key: turn, turn, scene };
	const issues = wallIssues(board);
	const issue = issues[round % Math.max(1, issues.length)]?.id;
	const drawn: DrawnScene = issue ? { kind: 'issue', issue } : { kind: 'overview', page: 0 };
	return { key: `each:${keyOf(drawn)}`, turn, scene: drawn };
}
