import type { Interruption } from './interruption.ts';
import { keyOf, type Scene, type Turn } from './scene.ts';

/** How long an interruption stays, in ms. */
export const INTERRUPTS_FOR = 30_000;
/** A scene that failed is tried again after this, in ms. */
export const RETRIED_AFTER = 300_000;
/** Interruptions that wait; more are only counted. */
const MOST_WAITING = 3;
/** Where there is nothing to show. */
const ANY_SECONDS = 30;

/** What a wall shows and what comes after. Moments are ms of any clock that never runs back. */
export interface Rotation {
	readonly turns: readonly Turn[];
	/** Index of the turn that is shown, or was when it was interrupted. */
	readonly at: number;
	/** Times the turns have come round. */
	readonly round: number;
	/** When the present scene leaves. */
	readonly until: number;
	/** Somebody wants the present scene to stay. */
	readonly held: boolean;
	/** The first is shown now. `more` came when too many waited. */
	readonly interrupted: { until: number; queue: readonly Interruption[]; more: number } | null;
	/** Scenes that failed, by key, with the moment at which each is tried again. */
	readonly out: Readonly<Record<string, number>>;
}

export type RotationEvent =
	| { type: 'tick' }
	| { type: 'next' }
	| { type: 'previous' }
	| { type: 'hold' }
	| { type: 'interrupt'; interruption: Interruption }
	| { type: 'failed'; key: string }
	| { type: 'arranged'; turns: readonly Turn[] };

/** A rotation that begins now with the first turn. */
export const startRotation = (turns: readonly Turn[], now: number): Rotation => ({
	turns,
	at: 0,
	round: 0,
	until: now + stayOf(turns, 0),
	held: false,
	interrupted: null,
	out: {}
});

/** How long a turn stays, in ms. */
const stayOf = (turns: readonly Turn[], at: number): number =>
	(turns[at]?.seconds ?? ANY_SECONDS) * 1000;

/** The rotation after something happened at `now`. It never comes to a stop, whatever fails. */
export function rotate(rotation: Rotation, event: RotationEvent, now: number): Rotation {
	switch (event.type) {
		case 'tick':
			return ticked(rotation, now);
		case 'next':
			return rotation.interrupted ? resumed(rotation, now) : turned(rotation, 1, now);
		case 'previous':
			return rotation.interrupted ? resumed(rotation, now) : turned(rotation, -1, now);
		case 'hold':
			return {
				...rotation,
				held: !rotation.held,
				until: now + stayOf(rotation.turns, rotation.at)
			};
		case 'interrupt':
			return interrupted(rotation, event.interruption, now);
		case 'failed':
			return failed(rotation, event.key, now);
		case 'arranged':
			return arranged(rotation, event.turns, now);
		default:
			return event satisfies never;
	}
}

/** The scene after the present one, and the round it is in. */
export const upcoming = (
	rotation: Rotation,
	now: number
): { scene: Scene | undefined; round: number } => {
	const { at, round } = turned(rotation, 1, now);
	return { scene: rotation.turns[at]?.scene, round };
};

/** The scene of the rotation, apart from what interrupts it. */
export const presentScene = ({ turns, at }: Rotation): Scene | undefined => turns[at]?.scene;

function ticked(rotation: Rotation, now: number): Rotation {
	if (rotation.interrupted)
		return now < rotation.interrupted.until ? rotation : resumed(rotation, now);
	return rotation.held || now < rotation.until ? rotation : turned(rotation, 1, now);
}

/** The next scene in that direction that is not out; if all are, the one that is tried again first. */
function turned(rotation: Rotation, by: 1 | -1, now: number): Rotation {
	const { turns, at, out } = rotation;
	const order = turns.map((_, step) => modulo(at + by * (step + 1), turns.length));
	const isIn = (index: number) => retryOf(rotation, index) <= now;
	const next = order.find(isIn) ?? order.toSorted(byRetry(rotation))[0] ?? 0;
	const came = by === 1 && next <= at && turns.length > 0 ? 1 : 0;
	const stillOut = Object.entries(out).filter(([, retry]) => retry > now);
	return {
		...rotation,
		at: next,
		round: rotation.round + came,
		until: now + stayOf(turns, next),
		out: Object.fromEntries(stillOut)
	};
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

function retryOf({ turns, out }: Rotation, index: number): number {
	const scene = turns[index]?.scene;
	return (scene && out[keyOf(scene)]) ?? 0;
}

const byRetry = (rotation: Rotation) => (a: number, b: number) =>
	retryOf(rotation, a) - retryOf(rotation, b);

function interrupted(rotation: Rotation, interruption: Interruption, now: number): Rotation {
	const { queue = [], more = 0, until = now + INTERRUPTS_FOR } = rotation.interrupted ?? {};
	const known = queue.find(({ issue }) => issue === interruption.issue);
	if (known) return rotation;
	if (queue.length > MOST_WAITING)
		return { ...rotation, interrupted: { until, queue, more: more + 1 } };
	return { ...rotation, interrupted: { until, queue: [...queue, interruption], more } };
}

/** On to the next interruption, or back to the scene that was interrupted, for as long as a scene stays. */
function resumed(rotation: Rotation, now: number): Rotation {
	const [, ...queue] = rotation.interrupted?.queue ?? [];
	const more = rotation.interrupted?.more ?? 0;
	if (queue.length === 0)
		return { ...rotation, interrupted: null, until: now + stayOf(rotation.turns, rotation.at) };
	return { ...rotation, interrupted: { until: now + INTERRUPTS_FOR, queue, more } };
}

function failed(rotation: Rotation, key: string, now: number): Rotation {
	const out = { ...rotation.out, [key]: now + RETRIED_AFTER };
	const present = presentScene(rotation);
	const showing = present !== undefined && keyOf(present) === key;
	return showing ? turned({ ...rotation, out }, 1, now) : { ...rotation, out };
}

/** Other turns in their place: what is shown stays if it is still among them. */
function arranged(rotation: Rotation, turns: readonly Turn[], now: number): Rotation {
	if (turns === rotation.turns) return rotation;
	const present = presentScene(rotation);
	const at = turns.findIndex(({ scene }) => present && keyOf(scene) === keyOf(present));
	if (at >= 0) return { ...rotation, turns, at };
	const near = Math.max(0, Math.min(rotation.at, turns.length - 1));
	return { ...rotation, turns, at: near, until: now + stayOf(turns, near) };
}
