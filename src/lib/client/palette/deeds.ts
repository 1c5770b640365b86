import { isWritable, type Board } from '#lib/domain/board.ts';
import type { CommandType } from '#lib/domain/command.ts';
import { isOpen, type Issue } from '#lib/domain/issue.ts';
import type { Slug } from '#lib/domain/slug.ts';

/** What a deed does: it leads somewhere, or it is one of a few acts. */
type Effect = { href: string } | { act: 'theme' } | { act: 'assess'; issue: Slug };

/** Something that the palette offers. */
export interface Deed {
	/** The same for the same deed at another time, so that the recent ones come first. */
	readonly id: string;
	readonly group: 'Issues' | 'Assess' | 'Do' | 'Go to' | 'Boards';
	readonly words: string;
	/** What else it is found by. */
	readonly also: string;
	readonly effect: Effect;
}

/** Where the palette is opened. */
export interface Setting {
	/** The board that is looked at; null elsewhere. */
	board: Board | null;
	/** The views that the page's bar leads to. */
	views: readonly { href: string; word: string }[];
	/** What the person may ask of that board, and whether they may make one. */
	may: (command: CommandType) => boolean;
	mayCreate: boolean;
	boards: readonly { slug: Slug; name: string }[];
}

/** All that can be asked for there, by whoever asks. */
export const deedsIn = ({ board, views, boards, may, mayCreate }: Setting): Deed[] => [
	...(board ? onBoard(board, may) : []),
	...views.map(({ href, word }): Deed => ({
		id: `view:${href}`,
		group: 'Go to',
		words: word,
		also: '',
		effect: { href }
	})),
	go('home', 'All boards', '/'),
	...(mayCreate ? [go('new-board', 'New board', '/boards/new')] : []),
	...boards
		.filter(({ slug }) => slug !== board?.slug)
		.map(({ slug, name }): Deed => ({
			id: `board:${slug}`,
			group: 'Boards',
			words: name,
			also: slug,
			effect: { href: `/b/${slug}` }
		})),
	{
		id: 'theme',
		group: 'Do',
		words: 'Change the theme',
		also: 'light dark 主题',
		effect: { act: 'theme' }
	}
];

function onBoard(board: Board, may: Setting['may']): Deed[] {
	const base = `/b/${board.slug}`;
	const open = board.issues.filter(isOpen);
	return [
		...open.map((issue): Deed => ({
			id: `issue:${board.slug}/${issue.id}`,
			group: 'Issues',
			words: issue.title,
			also: categoryOf(board, issue),
			effect: { href: `${base}/i/${issue.id}` }
		})),
		...(isWritable(board) ? writing(board, open, may) : []),
		...(may('category.edit') ? [go('settings', 'Settings', `${base}/settings`)] : []),
		go('wall', 'Wall', `/wall/${board.slug}`)
	];
}

function writing(board: Board, open: Issue[], may: Setting['may']): Deed[] {
	const base = `/b/${board.slug}`;
	const begin = (id: string, words: string, href: string): Deed => ({
		...go(id, words, href),
		group: 'Do'
	});
	return [
		...(may('issue.assess') ? open.map((issue) => assess(board, issue)) : []),
		...(may('entry.record') ? [begin('entry', 'New entry', `${base}/record`)] : []),
		...(may('issue.open') ? [begin('issue', 'New issue', `${base}/new`)] : [])
	];
}

const assess = (board: Board, issue: Issue): Deed => ({
	id: `assess:${board.slug}/${issue.id}`,
	group: 'Assess',
	words: `Assess ${issue.title}`,
	also: categoryOf(board, issue),
	effect: { act: 'assess', issue: issue.id }
});

const go = (id: string, words: string, href: string): Deed => ({
	id,
	group: 'Go to',
	words,
	also: '',
	effect: { href }
});

const categoryOf = (board: Board, { category }: Issue): string =>
	board.categories.find(({ id }) => id === category)?.name ?? '';
