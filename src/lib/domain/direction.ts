import type { Settings } from './board.ts';
import { addDays, type Day } from './day.ts';
import { tensionOn, type Run } from './run.ts';

/** Where tension is heading: `by` is the difference in points over the last `days` days. */
export interface Direction {
	word: 'worsening' | 'easing' | 'steady';
	by: number;
	days: number;
}

/**
 * Tension today against the board's window before: worsening or easing from the board's threshold on, else steady.
 * Null where either day is not assessed. The three words are those of monthly conflict bulletins (International
 * Crisis Group, CrisisWatch: deteriorated, improved, unchanged).
 */
export function directionOf(run: Run, settings: Settings, today: Day): Direction | null {
	const before = tensionOn(run, addDays(today, -settings.directionDays));
	return directionBetween(before, tensionOn(run, today), settings);
}

/** The direction from one figure to another, of one issue or of the index. */
export function directionBetween(
	before: number | null,
	now: number | null,
	{ directionDays: days, directionThreshold }: Settings
): Direction | null {
	if (before === null || now === null) return null;
	const by = Math.round((now - before) * 10) / 10;
	if (Math.abs(by) < directionThreshold) return { word: 'steady', by, days };
	return { word: by > 0 ? 'worsening' : 'easing', by, days };
}
