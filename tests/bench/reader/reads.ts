import { addDays } from '#lib/domain/day.ts';
import { CHRONICLE } from '../chronicle.ts';
import { END } from '../fill.ts';

const BOARD = `/b/${CHRONICLE}`;
const API = `/api/v1/boards/${CHRONICLE}`;

/** What a page asks of the server where it is moved to, given how long the log is and the how-manieth read it is. */
type Read = (changes: number, turn: number) => string;

/** A number that wanders over all below `most` as turns go by, the same in every run. */
const wandering = (turn: number, most: number): number =>
	Math.floor((((turn + 1) * 0.618_034) % 1) * most);

/** The payload of a page, without its script and styles. */
const dataOf = (path: string, query = ''): string => `${path}/__data.json${query}`;

const dayAt = (turn: number): string => addDays(END, -1 - wandering(turn, 3_600));

/** Twelve issues at most are lines; the ribbon and the index are of all sixty. */
const TWELVE = Array.from({ length: 12 }, (_, index) => `issue=issue-${index * 5}`).join('&');

/** What a reader asks for, each a little different every time. */
export const READS: Readonly<Record<string, Read>> = {
	'trends, twelve lines and the ribbon of 60 issues': () => dataOf(`${BOARD}/trends`, `?${TWELVE}`),
	'trends, a window of 90 days': (_, turn) => {
		const from = addDays('2016-03-01', wandering(turn, 3_400));
		return dataOf(`${BOARD}/trends`, `?from=${from}&to=${addDays(from, 90)}&${TWELVE}`);
	},
	'why lines stand so': (_, turn) =>
		`${API}/reasons?at=${Date.parse(dayAt(turn)) + 43_200_000}&${TWELVE}`,
	'one issue’s page': (_, turn) => dataOf(`${BOARD}/i/issue-${wandering(turn, 60)}/dossier`),
	'the board at a random revision': (changes, turn) =>
		dataOf(BOARD, `?revision=${63 + wandering(turn, changes - 63)}`),
	'the board on a random day, as judged now': (_, turn) =>
		dataOf(BOARD, `?at=${dayAt(turn)}&as=judged`),
	'two days compared': (_, turn) => {
		const from = addDays('2016-03-01', wandering(turn, 3_400));
		return dataOf(`${BOARD}/compare`, `?from=${from}&to=${addDays(from, 30)}`);
	},
	'two days compared, as known': (_, turn) => {
		const from = addDays('2016-03-01', wandering(turn, 3_400));
		return dataOf(`${BOARD}/compare`, `?from=${from}&to=${addDays(from, 30)}&as=known`);
	},
	'the timeline’s first page': () => dataOf(`${BOARD}/timeline`),
	'the timeline in the middle': (_, turn) => dataOf(`${BOARD}/timeline`, `?day=${dayAt(turn)}`),
	'the people': () => dataOf(`${BOARD}/people`),
	'an official’s page': (_, turn) => dataOf(`${BOARD}/people/official-${wandering(turn, 40)}`),
	'the sources': () => dataOf(`${BOARD}/sources`),
	'what rests on one publisher': (_, turn) =>
		dataOf(`${BOARD}/sources/Paper ${wandering(turn, 3) * 10}`),
	'judgements without a source, in the middle': (_, turn) =>
		dataOf(`${BOARD}/sources`, `?list=unsourced&before=${dayAt(turn)}.1`),
	'a search': (_, turn) =>
		`${API}/search?q=${['fentanyl', 'soybean', 'Woodside', '稀土'][turn % 4]}`,
	'a search for misspelt words and parts of words': (_, turn) =>
		`${API}/search?q=${['fentanil', 'soybaen', 'grmobadi', 'rombadi'][turn % 4]}`,
	'the history of one issue': (_, turn) =>
		dataOf(`${BOARD}/history`, `?issue=issue-${wandering(turn, 60)}`),
	'the history by words': () => dataOf(`${BOARD}/history`, '?q=soybean')
};
