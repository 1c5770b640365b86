import type { Frame } from '#lib/client/wall/frame.ts';
import { textWidth } from '#lib/client/wall/text-width.ts';
import type { Ladder } from '#lib/domain/ladder.ts';
import { STATUSES } from '#lib/domain/status.ts';
import { statusWord } from '#lib/ui/words/status-words.ts';

/** What the foot of the narrowest wall with a legend leaves for words, in em. */
const NARROWEST = 68;
const widthOf = (ladder: Ladder): number =>
	STATUSES.reduce((sum, status) => sum + textWidth(statusWord(status, ladder)), 0);

/** Whether the foot has room for what a board calls the rungs: it is made for the words of every board. */
export const legendFits = (ladder: Ladder, { width }: Pick<Frame, 'width'>): boolean =>
	widthOf(ladder) - widthOf({}) <= width - NARROWEST;
