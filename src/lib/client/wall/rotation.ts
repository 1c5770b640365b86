import { HELD_FOR } from './held-up.ts';
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
	/** The turn brought to the front because something changed on it, instead of the one at `at`, which then returns. */
	readonly brought: number | null;
	/** Until then nothing is brought to the front, so that what returned has its time. */
	readonly undisturbed: number;
	/** Scenes that failed, by key, with the moment at which each is tried again. */
	readonly out: Readonly<Record<string, number>>;
}

export type RotationEvent =
	| { type: 'tick' }
	| { type: 'next' }
	| { type: 'previous' }
	| { type: 'hold' }
	| { type: 'interrupt'; interruption: Interruption }
	| { type: 'bring'; key: string }
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
	brought: null,
	undisturbed: 0,
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
		case 'bring':
			return brought(rotation, event.key, now);
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
	const { at, round } = rotation.brought === null ? turned(rotation, 1, now) : rotation;
	return { scene: rotation.turns[at]?.scene, round };
};

/** The place of the turn that is shown, apart from what interrupts it. */
export const presentAt = ({ at, brought }: Rotation): number => brought ?? at;

/** The scene of the rotation, apart from what interrupts it. */
export const presentScene = (rotation: Rotation): Scene | undefined =>
	rotation.turns[presentAt(rotation)]?.scene;

function ticked(rotation: Rotation, now: number): Rotation {
	if (rotation.interrupted)
		return now < rotation.interrupted.until ? rotation : resumed(rotation, now);
	if (rotation.held || now < rotation.until) return rotation;
	return rotation.brought === null ? turned(rotation, 1, now) : returned(rotation, now);
}

/** A scene of that key comes to the front for as long as a changed card is held up, unless somebody holds what is there. */
function brought(rotation: Rotation, key: string, now: number): Rotation {
	const { turns, interrupted, held, undisturbed } = rotation;
	const there = turns.findIndex(({ scene }) => keyOf(scene) === key);
	const isFree = !interrupted && !held && rotation.brought === null && now >= undisturbed;
	if (!isFree || there < 0 || there === rotation.at) return rotation;
	return { ...rotation, brought: there, until: now + HELD_FOR };
}

/** Back to the scene that was left, for as long as a scene stays. */
function returned(rotation: Rotation, now: number): Rotation {
	const until = now + stayOf(rotation.turns, rotation.at);
	return { ...rotation, interrupted: null, brought: null, until, undisturbed: until };
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
		brought: null,
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
	if (queue.length === 0) return returned(rotation, now);
	return { ...rotation, interrupted: { until: now + INTERRUPTS_FOR, queue, more } };
}

function failed(rotation: Rotation, key: string, now: number): Rotation {
	const out = { ...rotation.out, [key]: now + RETRIED_AFTER };
	const present = presentScene(rotation);
	const showing = present !== undefined && keyOf(present) === key;
	if (!showing) return { ...rotation, out };
	return rotation.brought === null
		? turned({ ...rotation, out }, 1, now)
		: returned({ ...rotation, out }, now);
}

/** Other turns in their place: what is shown stays if it is still among them. */
function arranged(rotation: Rotation, turns: readonly Turn[], now: number): Rotation {
	if (turns === rotation.turns) return rotation;
	const placeOf = (place: number | null) => {
		const scene = place === null ? undefined : rotation.turns[place]?.scene;
		return scene ? turns.findIndex((turn) => keyOf(turn.scene) === keyOf(scene)) : -1;
	};
	const [at, shown] = [placeOf(rotation.at), placeOf(rotation.brought)];
	const near = at >= 0 ? at : Math.max(0, Math.min(rotation.at, turns.length - 1));
	if (shown >= 0) return { ...rotation, turns, at: near, brought: shown };
	const stays = at >= 0 && rotation.brought === null;
	const until = stays ? rotation.until : now + stayOf(turns, near);
	return { ...rotation, turns, at: near, brought: null, until };
}
