import { randomUUID } from 'node:crypto';
import type { CommandInput } from '#lib/domain/command.ts';
import { keyOf } from './accounts.ts';
import type { BuiltServer } from './server.ts';

/** Has commands done on a board, one after another, as a program of that name. Throws where one is refused. */
export async function ask(
	server: BuiltServer,
	board: string,
	...commands: CommandInput[]
): Promise<void> {
	for (const command of commands) {
		const response = await fetch(`${server.url}/api/v1/boards/${board}/commands`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				authorization: `Bearer ${await keyOf(server, 'Tester')}`
			},
			body: JSON.stringify({ id: randomUUID(), command })
		});
		if (!response.ok)
			throw new Error(`${command.type}: ${response.status} ${await response.text()}`);
	}
}
