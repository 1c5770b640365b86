import type { Board } from '#lib/domain/board.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Judgements } from '#lib/domain/judged.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** What readers ask of the log beyond what the desk needs: the past as it is now judged. Throws only where the engine fails. */
export interface ReaderStore {
	/** What the whole log says of a day, of each issue of this board. */
	judgementsOn(board: Board, day: Day): Promise<Judgements>;
	/** An issue's assessments for days up to one, the latest day first. */
	assessmentsUpTo(board: Slug, issue: Slug, day: Day, limit: number): Promise<Change[]>;
}
