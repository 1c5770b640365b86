import { presentAt, type Rotation } from '#lib/client/wall/rotation.ts';
import type { SceneChoice } from '#lib/domain/scene-choice.ts';
import type { DisplayLine } from '#lib/protocol/displays.ts';

/** What a board offers to be shown. */
export interface BoardChoices {
	slug: string;
	name: string;
	categories: { id: string; name: string }[];
	issues: { id: string; title: string }[];
}

const SCENES: { kind: SceneChoice['kind']; word: string }[] = [
	{ kind: 'overview', word: 'Overview' },
	{ kind: 'categories', word: 'Every category' },
	{ kind: 'each', word: 'Each issue in turn' },
	{ kind: 'trends', word: 'Trends' },
	{ kind: 'agenda', word: 'Agenda' },
	{ kind: 'latest', word: 'Latest' }
];

/** The scenes of a board, each by its key and its word. */
export const sceneChoices = (board: BoardChoices | undefined): { key: string; word: string }[] => [
	...SCENES.map(({ kind, word }) => ({ key: kind, word })),
	...(board?.categories ?? []).map(({ id, name }) => ({ key: `category:${id}`, word: name })),
	...(board?.issues ?? []).map(({ id, title }) => ({ key: `issue:${id}`, word: title }))
];

/** How far a display can be trusted, and in which words. */
export function stateOf(line: DisplayLine): { state: string; word: string } {
	if (line.revoked) return { state: 'offline', word: 'Revoked, its screen does not know yet' };
	if (!line.connected) return { state: 'offline', word: 'Not connected' };
	if (!line.report) return { state: 'catching-up', word: 'Connected' };
	const { state } = line.report;
	switch (state) {
		case 'live':
			return { state, word: 'Live' };
		case 'catching-up':
			return { state, word: 'Catching up' };
		case 'stale':
		case 'offline':
			return { state: 'stale', word: 'Shows old data' };
		default:
			return state satisfies never;
	}
}

/** Which scene a wall shows: `overview, 1 of 3`. */
export function sceneWords(rotation: Rotation): string {
	const { turns } = rotation;
	const at = presentAt(rotation);
	const scene = turns[at]?.scene;
	const about = scene && 'issue' in scene ? ` ${scene.issue}` : '';
	const kind = `${scene?.kind ?? 'nothing'}${about}`;
	return turns.length < 2 ? kind : `${kind}, ${at + 1} of ${turns.length}`;
}
