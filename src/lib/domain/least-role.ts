import type { CommandType } from './command.ts';
import { isAtLeast, type Role } from './role.ts';

/** The least role on a board that each command asks for. A new command without a rule does not compile. */
export const LEAST_ROLE: Readonly<Record<CommandType, Role>> = {
	/** There is no board yet to have a role on: see `mayCreate`. */
	'board.create': 'admin',
	'board.edit': 'admin',
	'board.archive': 'admin',
	'board.restore': 'admin',
	'board.delete': 'admin',
	'category.add': 'editor',
	'category.edit': 'editor',
	'category.remove': 'editor',
	'category.move': 'editor',
	'issue.open': 'editor',
	'issue.edit': 'editor',
	'issue.assess': 'editor',
	'issue.note': 'editor',
	'issue.archive': 'editor',
	'issue.restore': 'editor',
	'position.state': 'editor',
	'position.withdraw': 'editor',
	'entry.record': 'editor',
	'entry.edit': 'editor',
	'entry.strike': 'editor',
	'comment.post': 'editor',
	'comment.edit': 'editor',
	'comment.delete': 'editor',
	'proposal.confirm': 'editor',
	'proposal.decline': 'editor',
	'proposal.withdraw': 'editor',
	'person.add': 'editor',
	'person.edit': 'editor',
	'era.add': 'editor',
	'era.edit': 'editor',
	'era.remove': 'editor',
	'briefing.save': 'editor',
	/** And whatever doing the inverse outright would ask for: see `whyNotUndo`. */
	'change.undo': 'editor'
};

/** Whether a role holds all that a command asks for. */
export const allows = (role: Role | null, command: CommandType): boolean =>
	isAtLeast(role, LEAST_ROLE[command]);
