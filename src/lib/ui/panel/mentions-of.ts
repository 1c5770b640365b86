import type { Fields } from '#lib/client/draft.svelte.ts';
import { Mentions, type Mention } from '#lib/domain/mention.ts';

/** Whom the draft of a comment speaks to: drafts hold text alone. */
export function mentionsOf(fields: Fields): Mention[] {
	try {
		return Mentions.safeParse(JSON.parse(fields['mentions'] ?? '[]')).data ?? [];
	} catch {
		return [];
	}
}
