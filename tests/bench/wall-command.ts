import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { Change } from '#lib/domain/change.ts';
import { keyOf } from '../e2e/harness/accounts.ts';
import type { BuiltServer } from '../e2e/harness/server.ts';
import { BOARD } from './server.ts';

const Answer = z.object({ changes: z.array(Change) });

/** When a change was committed, in ms since 1970. */
export interface Committed {
	committedAt: number;
}

/** Assesses one issue of the sample. */
export async function command(server: BuiltServer, tension: number): Promise<Committed> {
	const answer = await fetch(`${server.url}/api/v1/boards/${BOARD}/commands`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			authorization: `Bearer ${await keyOf(server, 'Bench')}`
		},
		body: JSON.stringify({
			id: randomUUID(),
			command: { type: 'issue.assess', issue: 'tariffs-and-trade', tension }
		})
	});
	const { changes } = Answer.parse(await answer.json());
	return { committedAt: Date.parse(changes[0]?.at ?? '') };
}
