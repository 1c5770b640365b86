import type { Actor } from './actor.ts';
import { higher, type Role } from './role.ts';
import type { Slug } from './slug.ts';

/** Who asks for something, and what they may do: a person, a program, a screen, or anybody. */
export interface Asker {
	/** In whose name changes are recorded; null for whoever has not signed in. */
	readonly actor: Actor | null;
	/** Their role on every board there is. Who is an admin everywhere looks after the installation. */
	readonly everywhere: Role | null;
	/** Their roles on single boards. */
	readonly boards: ReadonlyMap<Slug, Role>;
	/** Whether they may make boards without being an admin everywhere. */
	readonly mayCreate: boolean;
}

/** Somebody who has signed in, or a program with a key. */
export type KnownAsker = Asker & { readonly actor: Actor };

/** Somebody of whom nothing is known. */
export const ANYONE: Asker = { actor: null, everywhere: null, boards: new Map(), mayCreate: false };

/** Demarche itself, in the name of one of its parts. */
export const houseAsker = (actor: Actor): KnownAsker => ({ ...ANYONE, actor, everywhere: 'admin' });

/** What an asker may do on a board; null where nobody has given them anything. */
export const roleOn = ({ everywhere, boards }: Asker, board: Slug): Role | null =>
	higher(everywhere, boards.get(board) ?? null);
