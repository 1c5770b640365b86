import { addDays, dayNumber, type Day } from '#lib/domain/day.ts';

/** What a chart on the wall is drawn of: steps `[day number, value]`, each holding until the next; null breaks the line. */
export type Steps = readonly (readonly [number, number | null])[];

/** SVG paths in a box of 1000 by 100; a value of 100 is at the top. */
export interface ChartDrawing {
	line: string;
	area: string;
	end: { x: number; y: number } | null;
}

const WIDTH = 1000;

/** A step line of the last `days` days until today. */
export function drawSteps(steps: Steps, today: Day, days: number): ChartDrawing {
	const last = dayNumber(today);
	const first = last - days;
	const x = (day: number) => Math.round(((day - first) / days) * WIDTH * 10) / 10;
	let line = '';
	let area = '';
	let end: ChartDrawing['end'] = null;
	let joined = false;
	for (const [index, [day, value]] of steps.entries()) {
		const from = Math.max(day, first);
		const to = Math.min(steps[index + 1]?.[0] ?? last, last);
		if (value === null || to < first || from > last) {
			joined = false;
			continue;
		}
		const y = 100 - value;
		line += `${joined ? 'V' : `M${x(from)} `}${y}H${x(to)}`;
		area += `M${x(from)} 100V${y}H${x(to)}V100Z`;
		end = to === last ? { x: x(to), y } : null;
		joined = true;
	}
	return { line, area, end };
}

/** The first days of months in the last `days` days, with their places from 0 to 1: every `step`th month. */
export function monthTicks(today: Day, days: number, step: number): { day: Day; at: number }[] {
	const first = addDays(today, -days);
	const ticks: { day: Day; at: number }[] = [];
	for (let day = first; day <= today; day = addDays(day, 1)) {
		if (!day.endsWith('-01') || Number(day.slice(5, 7)) % step !== 1 % step) continue;
		ticks.push({ day, at: (dayNumber(day) - dayNumber(first)) / days });
	}
	return ticks;
}
