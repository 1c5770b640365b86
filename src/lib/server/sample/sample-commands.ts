import { Command, type CommandInput } from '#lib/domain/command.ts';
import type { Sample } from './sample.ts';

type Entry = Sample['entries'][number];
type Position = Sample['positions'][number];
type Scheduled = Sample['scheduled'][number];

/** What a person would enter to make the sample's board: its frame, then its history in order of days, then what lies ahead and the spans that it names. */
export function sampleCommands(sample: Sample): Command[] {
	const eras = sample.eras.map((era): CommandInput => ({ type: 'era.add', ...era }));
	const ahead = sample.scheduled.map(schedule);
	return [...frame(sample), ...history(sample), ...ahead, ...eras].map((each) =>
		Command.parse(each)
	);
}

const frame = ({ board, categories, people, issues }: Sample): CommandInput[] => [
	{ type: 'board.create', ...board },
	...categories.map((name): CommandInput => ({ type: 'category.add', name })),
	...people.map((person): CommandInput => ({ type: 'person.add', ...person })),
	...issues.map((issue): CommandInput => ({ type: 'issue.open', ...issue }))
];

function history({ entries, positions }: Sample): CommandInput[] {
	const happened = entries.map((entry) => ({ day: entry.day, commands: enter(entry) }));
	const said = positions.map((position) => ({ day: position.day, commands: [state(position)] }));
	return [...happened, ...said]
		.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
		.flatMap(({ commands }) => commands);
}

function enter({ issue, status, tension, why, ...body }: Entry): CommandInput[] {
	const { day: asOf, source } = body;
	return [
		{ type: 'entry.record', ...body, issues: [issue] },
		{ type: 'issue.assess', issue, status, tension, note: why, asOf, source }
	];
}

const state = ({ day: asOf, ...said }: Position): CommandInput => ({
	type: 'position.state',
	asOf,
	...said
});

const schedule = (scheduled: Scheduled): CommandInput => ({ type: 'entry.record', ...scheduled });
