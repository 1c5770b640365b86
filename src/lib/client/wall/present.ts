import type { Board } from '#lib/domain/board.ts';
import type { Interruption } from './interruption.ts';
import type { Slug } from '#lib/domain/slug.ts';
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

/** The issue whose turn it is in each round: it stays, whatever others are opened or archived meanwhile. */
export type Turns = Map<number, Slug>;

/** What of the rotation is drawn now. */
export function presentOn(show: Show, board: Board, turns: Turns = new Map()): Present {
	const { rotation, upcoming } = show;
	const layerOf = (scene: Scene, round: number) => drawn(scene, () => issueOf(round, board, turns));
	const front = layerOf(show.scene ?? { kind: 'overview', page: 0 }, rotation.round);
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
	const next = upcoming && layerOf(upcoming.scene, upcoming.round);
	return { front, next: next && next.key !== front.key ? next : null };
}

function drawn(scene: Scene, findIssue: () => Slug | undefined): Layer {
	const turn = keyOf(scene);
	if (scene.kind !== 'each') return { key: turn, turn, scene };
	const issue = findIssue();
	const each: DrawnScene = issue ? { kind: 'issue', issue } : { kind: 'overview', page: 0 };
	return { key: `each:${keyOf(each)}`, turn, scene: each };
}

function issueOf(round: number, board: Board, turns: Turns): Slug | undefined {
	const issues = wallIssues(board).map(({ id }) => id);
	const known = turns.get(round);
	const issue = issues.find((id) => id === known) ?? issues[round % issues.length];
	turns.delete(round - 2);
	if (issue) turns.set(round, issue);
	return issue;
}
