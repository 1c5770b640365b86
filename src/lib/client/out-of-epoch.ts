import type { Command } from '#lib/domain/command.ts';
import { refuse } from '#lib/domain/refusal.ts';
import type { SubmitAnswer } from '#lib/protocol/live.ts';

/** Has a command done that was given in another epoch of the log, of which all up to revision `kept` still stands. */
export async function submitLate(
	command: Command,
	kept: number,
	submit: (command: Command) => Promise<SubmitAnswer>
): Promise<SubmitAnswer> {
	return named(command) > kept ? { ok: false, error: GONE } : submit(seenUpTo(command, kept));
}

const GONE = refuse(
	'not_found',
	'The log was restored from a backup, and what this is about is gone'
);

/** The revision of the change that a command is about; 0 where it names none. */
function named(command: Command): number {
	if ('comment' in command) return command.comment;
	if ('proposal' in command) return command.proposal;
	return command.type === 'change.undo' ? command.revision : 0;
}

/** A command as somebody gives it who has seen no revision after that. */
const seenUpTo = (command: Command, kept: number): Command =>
	'expect' in command && command.expect !== undefined && command.expect > kept
		? { ...command, expect: kept }
		: command;
