/** What status colours are seen on, by theme: the papers of `tokens.css`. */
export const PAPERS = {
	light: { raised: '#ffffff', page: '#f6f5f1', sunken: '#efede8' },
	dark: { raised: '#171b21', page: '#0b0e13', sunken: '#20262e' }
} as const;
export type Theme = keyof typeof PAPERS;

/** Least contrast of a text with its paper at a desk, after WCAG 2.2, */
export const LEGIBLE = 4.5;
/** and on a wall, which is read from farther away. */
const LEGIBLE_FROM_AFAR = 7;
/** What is written on a band of a colour. */
const BAND_INK = '#14171c';

type Channels = [number, number, number];

/** Contrast of two colours (`#1769aa`), 1 to 21, after WCAG 2.2. */
export function contrast(one: string, other: string): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

/** The paper of a theme from which a colour stands out least, and by how much. */
export function faintest(colour: string, theme: Theme): { paper: string; ratio: number } {
	const ratios = Object.entries(PAPERS[theme]).map(([paper, hex]) => ({
		paper,
		ratio: contrast(colour, hex)
	}));
	return ratios.reduce((least, each) => (each.ratio < least.ratio ? each : least));
}

/** The colour nearest to this one that is legible from afar in its theme. */
export const fromAfar = (colour: string, theme: Theme): string =>
	mixed(colour, theme === 'light' ? 0 : 255, (each) => {
		return faintest(each, theme).ratio >= LEGIBLE_FROM_AFAR;
	});

/** The colour nearest to this one on which a band's ink is legible. */
export const bandOf = (colour: string): string =>
	mixed(colour, 255, (each) => contrast(each, BAND_INK) >= LEGIBLE);

/** Mixes black (0) or white (255) into a colour, by as little as does. */
function mixed(colour: string, into: 0 | 255, does: (colour: string) => boolean): string {
	const shares = Array.from({ length: 101 }, (_, share) => share / 100);
	const mixtures = shares.map((share) =>
		hexOf(channelsOf(colour).map((channel) => channel + (into - channel) * share))
	);
	return mixtures.find(does) ?? colour;
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
		const share = channel / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: string): Channels {
	const all = Number.parseInt(colour.slice(1), 16);
	return [all >> 16, (all >> 8) & 255, all & 255];
}

const hexOf = (channels: number[]): string =>
	`#${channels.map((each) => Math.round(each).toString(16).padStart(2, '0')).join('')}`;
