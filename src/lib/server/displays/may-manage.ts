import type { Actor } from '#lib/domain/actor.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';

/** Why this actor may not look after displays; null where they may. Until there are accounts, whoever has given a name may. */
export const whyNotManage = (actor: Actor | null): Refusal | null =>
	actor ? null : refuse('unidentified', 'Give your name first: then you may look after displays');
