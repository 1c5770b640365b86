import { Command, type CommandInput, type CommandType } from '#lib/domain/command.ts';
import type { Caller } from './castle.ts';

const ISSUE = 'heliograph-question';
const EDITORS: Caller[] = ['editor', 'admin', 'site admin', 'write key'];
const ADMINS: Caller[] = ['admin', 'site admin'];

/** Every command that there is. */
export const TYPES: CommandType[] = Command.def.options.flatMap(({ shape }) => [
	...shape.type.def.values
]);

export interface Rule {
	/** Whom it is not refused for want of rights. */
	readonly may: readonly Caller[];
	/** One that nothing but rights keeps from being decided. */
	readonly command: CommandInput;
}

const rule = (may: readonly Caller[], command: CommandInput): Rule => ({ may, command });

/** Whoever adds a command says here who may give it. */
export const COMMANDS: Readonly<Record<CommandType, Rule>> = {
	'board.create': rule(['site admin'], {
		type: 'board.create',
		name: 'Taken',
		parties: [
			{ id: 'us', name: 'US', iso: 'US', capital: 'W', timezone: 'UTC' },
			{ id: 'cn', name: 'CN', iso: 'CN', capital: 'B', timezone: 'UTC' }
		]
	}),
	'board.edit': rule(ADMINS, { type: 'board.edit', note: 'Tried' }),
	'board.delete': rule(ADMINS, { type: 'board.delete', name: 'Not its name' }),
	'board.archive': rule(ADMINS, { type: 'board.archive' }),
	'board.restore': rule(ADMINS, { type: 'board.restore' }),
	'category.add': rule(EDITORS, { type: 'category.add', name: 'More' }),
	'category.edit': rule(EDITORS, { type: 'category.edit', category: 'none', name: 'X' }),
	'category.remove': rule(EDITORS, { type: 'category.remove', category: 'none' }),
	'category.move': rule(EDITORS, { type: 'category.move', category: 'trade', before: null }),
	'issue.open': rule(EDITORS, { type: 'issue.open', title: 'Another', category: 'trade' }),
	'issue.edit': rule(EDITORS, { type: 'issue.edit', issue: ISSUE, salience: 2 }),
	'issue.assess': rule(EDITORS, { type: 'issue.assess', issue: ISSUE, tension: 41 }),
	'issue.note': rule(EDITORS, { type: 'issue.note', issues: [ISSUE], note: 'Noted' }),
	'issue.archive': rule(EDITORS, { type: 'issue.archive', issue: 'none' }),
	'issue.restore': rule(EDITORS, { type: 'issue.restore', issue: 'none' }),
	'position.state': rule(EDITORS, {
		type: 'position.state',
		issue: ISSUE,
		party: 'us',
		text: 'Wants'
	}),
	'position.withdraw': rule(EDITORS, {
		type: 'position.withdraw',
		issue: ISSUE,
		position: 'none'
	}),
	'entry.record': rule(EDITORS, {
		type: 'entry.record',
		kind: 'call',
		day: '2025-01-01',
		title: 'A call',
		issues: [ISSUE]
	}),
	'entry.edit': rule(EDITORS, { type: 'entry.edit', entry: 'none', title: 'X' }),
	'entry.strike': rule(EDITORS, { type: 'entry.strike', entry: 'none' }),
	'era.add': rule(EDITORS, { type: 'era.add', name: 'E', from: '2025-01-20' }),
	'era.edit': rule(EDITORS, { type: 'era.edit', era: 'era', name: 'E' }),
	'era.remove': rule(EDITORS, { type: 'era.remove', era: 'era' }),
	// Its page alone saves a briefing (G11).
	'briefing.save': rule([], {
		type: 'briefing.save',
		title: 'B',
		from: '2025-01-01',
		to: '2025-02-01',
		made: 1,
		summary: '',
		digest: '0'.repeat(64)
	}),
	'person.add': rule(EDITORS, { type: 'person.add', name: 'P', party: 'us', role: 'R' }),
	'person.edit': rule(EDITORS, { type: 'person.edit', person: 'none', name: 'X' }),
	'comment.post': rule(EDITORS, { type: 'comment.post', issue: ISSUE, text: 'Said' }),
	'comment.edit': rule(EDITORS, { type: 'comment.edit', comment: 999_999, text: 'Said' }),
	'comment.delete': rule(EDITORS, { type: 'comment.delete', comment: 999_999 }),
	'proposal.confirm': rule(EDITORS, { type: 'proposal.confirm', proposal: 999_999 }),
	'proposal.decline': rule(EDITORS, { type: 'proposal.decline', proposal: 999_999, note: 'No' }),
	'proposal.withdraw': rule(EDITORS, { type: 'proposal.withdraw', proposal: 999_999 }),
	'change.undo': rule(EDITORS, { type: 'change.undo', revision: 999_999 })
};
