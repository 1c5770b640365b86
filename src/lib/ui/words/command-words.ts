import type { CommandInput } from '#lib/domain/command.ts';

/** What was asked for, in a few words: `issue.assess taiwan`, the words of the API and of the record. */
export function commandWords(command: CommandInput): string {
	const about = 'issue' in command ? command.issue : 'title' in command ? command.title : '';
	return [command.type.replace('.', ' '), about].filter(Boolean).join(' ');
}
