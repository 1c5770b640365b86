import type { Desk } from './desk.svelte.ts';

/** Undoes a change; the reason where it is not undone. */
export async function undoChange(desk: Desk, revision: number): Promise<string | null> {
	if (!desk.identify()) return null;
	const answer = await desk.submit({ type: 'change.undo', revision });
	if (answer.ok) return null;
	desk.excuse(answer.error);
	return answer.error.message;
}
