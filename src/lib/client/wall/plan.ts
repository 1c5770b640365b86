import type { Viewing } from '#lib/domain/display.ts';
import { frameOf, type Frame } from './frame.ts';
import { textShare } from './reading-distance.ts';

/** What a card says: everything; no positions and no entry; only title, status, tension. */
export type Density = 'full' | 'brief' | 'bare';

/** The least room each density needs, in the card's own em; `WallCard.svelte` is drawn to it. */
export const LEAST_CARD = {
	full: { width: 18.4, height: 17 },
	brief: { width: 16, height: 10.2 },
	bare: { width: 13.4, height: 7 }
} as const satisfies Record<Density, { width: number; height: number }>;

const DENSITIES = ['full', 'brief', 'bare'] as const;
/** More pages than this take too long to come round: cards say less instead. */
const MOST_PAGES = 4;
/** Cards do not grow past this, however few they are. */
const MOST_SCALE = 2.4;
/** Between cards, in em of the wall. */
export const GAP = 0.9;
/** The height of one more line in each of a card's two positions, in the card's em. */
const TWO_LINES = 2.9;
/** The least height of a chart on a row of its own, in the card's em: where a card is broad, and where it is not. */
const CHART_ROW = { broad: 4, narrow: 2.12 } as const;
/** From this width on, in the card's em, a chart beside the figures is wide enough. */
const BROAD = 23;

/** How a wall shows so many issues on a screen. Lengths are in em of the wall, which is the smallest text on it. */
export interface Plan {
	/** The smallest font size as a share of the screen's short side. */
	share: number;
	/** False where even one card would not fit at the size that the distance needs: it is then smaller. */
	readable: boolean;
	frame: Frame;
	density: Density;
	columns: number;
	rows: number;
	pages: number;
	perPage: number;
	/** The card's font size in em of the wall. */
	scale: number;
	/** In the card's own em, padding included. */
	cardWidth: number;
	/** Lines that each position may take. */
	positionLines: number;
	/** The chart beside the figures, or where there is much room, on a row of its own. */
	chart: 'beside' | 'below';
}

/** The wall of `issues` issues on a screen of that aspect (width by height), looked at so. */
export function planOf(viewing: Viewing, aspect: number, issues: number): Plan {
	const wanted = textShare(viewing, aspect);
	const share = Math.min(wanted, mostShare(aspect));
	const frame = frameOf({ share, aspect });
	const density = densityFor(frame, issues);
	const grid = gridFor(frame, density, issues);
	return { share, readable: share === wanted, frame, density, ...grid };
}

/** The same wall where it shows but so many of its issues: their cards are as large as there is room. */
export function planFor(plan: Plan, issues: number): Plan {
	const density = densityFor(plan.frame, issues);
	return { ...plan, density, ...gridFor(plan.frame, density, issues) };
}

/** The largest text with which one bare card still fits beside nothing but a slim frame. */
function mostShare(aspect: number): number {
	const [width, height] = [aspect >= 1 ? aspect : 1, aspect >= 1 ? 1 : 1 / aspect];
	return Math.min(width / (LEAST_CARD.bare.width + 6), height / (LEAST_CARD.bare.height + 9));
}

function densityFor(frame: Frame, issues: number): Density {
	const fits = (density: Density) => issues <= MOST_PAGES * capacity(frame, density);
	return DENSITIES.find(fits) ?? 'bare';
}

const most = (room: number, least: number) => Math.floor((room + GAP) / (least + GAP));
const each = (room: number, count: number) => (room - GAP * (count - 1)) / count;

function capacity({ grid }: Frame, density: Density): number {
	const least = LEAST_CARD[density];
	return most(grid.width, least.width) * most(grid.height, least.height);
}

type Grid = Pick<
	Plan,
	'columns' | 'rows' | 'pages' | 'perPage' | 'scale' | 'cardWidth' | 'positionLines' | 'chart'
>;

/** The grid of the largest cards; of equals the one with fewest empty places. */
function gridFor(frame: Frame, density: Density, issues: number): Grid {
	const pages = Math.max(1, Math.ceil(issues / Math.max(1, capacity(frame, density))));
	const perPage = Math.max(1, Math.ceil(issues / pages));
	const columns = Math.max(1, most(frame.grid.width, LEAST_CARD[density].width));
	const grids = Array.from({ length: columns }, (_, index) => {
		const rows = Math.ceil(perPage / (index + 1));
		return { pages, perPage, ...drawn(frame, density, index + 1, rows) };
	});
	const empty = (grid: Grid) => grid.columns * grid.rows - perPage;
	return grids.reduce((best, grid) => {
		const gain = grid.scale - best.scale;
		return gain > 0.01 || (gain > -0.01 && empty(grid) < empty(best)) ? grid : best;
	});
}

function drawn({ grid }: Frame, density: Density, columns: number, rows: number) {
	const least = LEAST_CARD[density];
	const width = each(grid.width, columns);
	const height = each(grid.height, rows);
	const largest = Math.min(width / least.width, height / least.height, MOST_SCALE);
	const scale = density === 'full' ? roomForChart(width, height, largest) : largest;
	const cardWidth = width / scale;
	return { columns, rows, scale, cardWidth, ...filled(height / scale - least.height, cardWidth) };
}

/** The scale of narrow cards is brought down, though not below the smallest text, where a chart then has a row of its own. */
function roomForChart(width: number, height: number, largest: number): number {
	const scale = Math.min(largest, height / (LEAST_CARD.full.height + CHART_ROW.narrow));
	return scale >= 1 && width / scale < BROAD ? scale : largest;
}

/** What a card shows more of where it is taller than it must be. */
function filled(spare: number, cardWidth: number): Pick<Plan, 'positionLines' | 'chart'> {
	const row = cardWidth < BROAD ? CHART_ROW.narrow : CHART_ROW.broad;
	const chart = spare >= row - 1e-9 ? 'below' : 'beside';
	const left = chart === 'below' ? spare - row : spare;
	return { chart, positionLines: Math.min(4, 1 + Math.floor(left / TWO_LINES)) };
}

/** The issues of one page; an empty last place stays empty. */
export const pageOf = <T>(issues: readonly T[], plan: Pick<Plan, 'perPage'>, page: number): T[] =>
	issues.slice(page * plan.perPage, (page + 1) * plan.perPage);
