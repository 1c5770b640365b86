import fc from 'fast-check';
import type { CommandInput } from '#lib/domain/command.ts';
import { createBoard } from './arbitrary-moves.ts';
import { arbitraryActor, arbitraryPause, dayAgo } from './arbitrary-values.ts';
import { openIssue, pick, pickFrom, type Make } from './make.ts';
import { entriesIn } from './naive-recall.ts';
import type { Move, World } from './world.ts';

const UNSEEN = {
	...{ title: 'X', from: '2025-01-01', to: '2025-03-31', made: 1, summary: '' },
	digest: '0'.repeat(64)
};

/** Commands that are well formed, and that no board accepts. */
const NOWHERE: CommandInput[] = [
	{ type: 'issue.edit', issue: 'nowhere', title: 'X' },
	{ type: 'issue.assess', issue: 'nowhere', tension: 5 },
	{ type: 'issue.archive', issue: 'nowhere' },
	{ type: 'issue.restore', issue: 'nowhere' },
	{ type: 'issue.open', title: 'X', category: 'nowhere' },
	{ type: 'category.edit', category: 'nowhere', name: 'X' },
	{ type: 'category.remove', category: 'nowhere' },
	{ type: 'category.move', category: 'nowhere', before: null },
	{ type: 'issue.note', issues: ['nowhere'], note: 'X' },
	{ type: 'board.delete', name: 'Nowhere' },
	{ type: 'board.edit', ladder: { talks: { word: 'Not assessed' } } },
	{ type: 'position.state', issue: 'nowhere', party: 'us', text: 'X' },
	{ type: 'position.withdraw', issue: 'nowhere', position: 'position-1' },
	{ type: 'entry.record', kind: 'call', day: '2025-01-01', title: 'X', issues: ['nowhere'] },
	{ type: 'entry.edit', entry: 'nowhere-0', title: 'X' },
	{ type: 'entry.strike', entry: 'nowhere-0' },
	{ type: 'person.add', name: 'X', party: 'nowhere', role: 'X' },
	{ type: 'person.edit', person: 'nowhere', role: 'X', expect: 0 },
	{ type: 'era.add', name: 'X', from: '2025-01-02', to: '2025-01-01' },
	{ type: 'era.edit', era: 'nowhere', name: 'X', expect: 0 },
	{ type: 'era.remove', era: 'nowhere' },
	{ type: 'briefing.save', ...UNSEEN, made: 1_000_000 },
	{ type: 'briefing.save', ...UNSEEN, to: '2024-12-31' },
	{ type: 'change.undo', revision: 1 },
	{ type: 'change.undo', revision: 1_000_000 }
];

const nowhere = fc.constantFrom(...NOWHERE).map(
	(command): Make =>
		() =>
			command
);

const createAgain: Make = () => createBoard;
const editNothing: Make = ({ board }) => ({ type: 'board.edit', name: board.name });
const swapParties: Make = ({ board }) => {
	const [one, other] = board.parties;
	return one && other ? { type: 'board.edit', parties: [other, one] } : null;
};

const takenName = pick.map((at): Make => ({ board }) => {
	const name = pickFrom(board.categories, at)?.name;
	return name ? { type: 'category.add', name } : null;
});

const usedCategory = pick.map((at): Make => ({ board }) => {
	const category = pickFrom(board.issues, at)?.category;
	return category ? { type: 'category.remove', category } : null;
});

const aboutIssue = (commandOf: (issue: string, world: World) => CommandInput) =>
	pick.map((at): Make => (world) => {
		const issue = openIssue(world.board, at)?.id;
		return issue ? commandOf(issue, world) : null;
	});

const outlook = {
	kind: 'risk',
	likelihood: 'likely',
	confidence: 'low',
	text: 'A new round'
} as const;

const wronglyAssessed = fc.oneof(
	aboutIssue((issue) => ({ type: 'issue.assess', issue, note: 'Says nothing' })),
	aboutIssue((issue, { now }) => ({
		type: 'issue.assess',
		issue,
		status: 'talks',
		asOf: dayAgo(now, -1)
	})),
	aboutIssue((issue, { now }) => ({
		type: 'issue.assess',
		issue,
		outlook: { ...outlook, until: dayAgo(now, 1) }
	})),
	aboutIssue((issue) => ({ type: 'issue.restore', issue })),
	aboutIssue((issue, { board }) => ({
		type: 'issue.edit',
		issue,
		title: board.issues.find((each) => each.id === issue)?.title
	})),
	aboutIssue((issue) => ({ type: 'position.state', issue, party: 'nowhere', text: 'X' })),
	aboutIssue((issue) => ({ type: 'position.withdraw', issue, position: 'position-0' })),
	aboutIssue((issue, { now }) => ({
		type: 'position.state',
		issue,
		party: 'us',
		text: 'X',
		asOf: dayAgo(now, -1)
	}))
);

const archived = fc
	.record({ at: pick, assess: fc.boolean() })
	.map(({ at, assess }): Make => ({ board }) => {
		const gone = board.issues.filter((issue) => issue.archived !== null);
		const issue = pickFrom(gone, at)?.id;
		if (!issue) return null;
		return assess ? { type: 'issue.assess', issue, tension: 5 } : { type: 'issue.archive', issue };
	});

const wrongEntry = fc
	.constantFrom<Partial<Extract<CommandInput, { type: 'entry.record' }>>>(
		{ parties: ['nowhere'] },
		{ people: ['nowhere'] },
		{ parties: ['us', 'us'] },
		{ kind: 'call', terms: { expires: '2025-01-01' } },
		{ terms: { effective: '2025-01-02', expires: '2025-01-01' } }
	)
	.chain((fault) =>
		aboutIssue((issue) => ({
			type: 'entry.record',
			kind: 'measure',
			day: '2025-01-01',
			title: 'X',
			issues: [issue],
			...fault
		}))
	);

const sameEntry = pick.map((at): Make => ({ log }) => {
	const entry = pickFrom(entriesIn(log), at);
	return entry ? { type: 'entry.edit', entry: entry.id, title: entry.title } : null;
});

const arbitraryWrongMake: fc.Arbitrary<Make> = fc.oneof(
	{ weight: 3, arbitrary: nowhere },
	{ weight: 1, arbitrary: fc.constantFrom(createAgain, editNothing, swapParties) },
	{ weight: 1, arbitrary: takenName },
	{ weight: 1, arbitrary: usedCategory },
	{ weight: 4, arbitrary: wronglyAssessed },
	{ weight: 1, arbitrary: archived },
	{ weight: 2, arbitrary: wrongEntry },
	{ weight: 1, arbitrary: sameEntry }
);

/** A move that every created board refuses. */
export const arbitraryRefusedMove: fc.Arbitrary<Move> = fc
	.record({ after: arbitraryPause, actor: arbitraryActor, make: arbitraryWrongMake })
	.map(({ after, actor, make }) => ({
		after,
		actor,
		commandOn: (world) => make(world) ?? createBoard
	}));
