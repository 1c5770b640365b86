import { type ReadSource, SourceAnswer } from '#lib/protocol/sources.ts';

/** What the page at an address says of itself; null where it cannot be read, or is none of the web. */
export async function findSource(url: string): Promise<ReadSource | null> {
	if (!/^https?:\/\/\S+$/i.test(url)) return null;
	try {
		const answer = await fetch('/api/v1/sources', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ url })
		});
		return SourceAnswer.safeParse(await answer.json()).data?.source ?? null;
	} catch {
		return null;
	}
}
