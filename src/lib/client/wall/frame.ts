/** What surrounds the cards, and the room that it leaves for them. Lengths are in em of the wall. */
export interface Frame {
	width: number;
	height: number;
	/** In one row, in two, or only names, index and state. */
	header: 'row' | 'stack' | 'slim';
	headerHeight: number;
	/** Next and Latest: beside the cards, below them, or only as scenes of their own. */
	news: 'side' | 'band' | 'none';
	/** Width of the side, or height of the band. */
	newsSize: number;
	/** Whether the foot explains the marks. */
	legend: boolean;
	footHeight: number;
	/** Above, between and below the parts. */
	margin: number;
	/** Left and right. */
	side: number;
	grid: { width: number; height: number };
}

const HEADERS = { row: 6.6, stack: 11.2, slim: 4.4 } as const;

/** The frame of a screen whose smallest text is that share of its short side; `aspect` is width by height. */
export function frameOf({ share, aspect }: { share: number; aspect: number }): Frame {
	const width = Math.max(1, aspect) / share;
	const height = Math.max(1, 1 / aspect) / share;
	const header = headerFor(width, height);
	const headerHeight = HEADERS[header];
	const news = newsFor(width, height);
	const newsSize = { side: 25.5, band: 17.4, none: 0 }[news];
	const legend = width >= 68 && height >= 40;
	const footHeight = legend ? 3.2 : 2.2;
	const margin = header === 'slim' ? 1 : 1.5;
	const side = header === 'slim' ? 1 : 2;
	const grid = {
		width: width - 2 * side - (news === 'side' ? newsSize : 0),
		height: height - headerHeight - footHeight - 2 * margin - (news === 'band' ? newsSize : 0)
	};
	return {
		width,
		height,
		header,
		headerHeight,
		news,
		newsSize,
		legend,
		footHeight,
		margin,
		side,
		grid
	};
}

function headerFor(width: number, height: number): Frame['header'] {
	if (width < 60 || height < 40) return 'slim';
	return width >= 110 ? 'row' : 'stack';
}

function newsFor(width: number, height: number): Frame['news'] {
	if (width >= 96 && height >= 44) return 'side';
	return height >= 100 && width >= 60 ? 'band' : 'none';
}
