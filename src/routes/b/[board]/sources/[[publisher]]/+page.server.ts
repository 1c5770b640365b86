import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { whyNot } from '#lib/domain/rights.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { LINKS, PublisherQuery, SourcesQuery } from '#lib/protocol/publishers.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import { revisionOf } from '#lib/server/reader/revision-of.ts';
import { publisherIn } from '#lib/ui/words/publisher-words.ts';
import type { Actions, PageServerLoad } from './$types.js';

interface Asked {
	locals: App.Locals;
	board: string;
	url: URL;
}

/** The publisher whom the address names, else the page of publishers or the list that it asks for. */
export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
	depends(LINKS);
	const { board, publisher } = params;
	const asked = { locals, board, url };
	const revision = await revisionOf(locals.boards, board);
	const page =
		publisher === undefined ? await sources(asked) : await one(asked, publisherIn(publisher));
	return { ...page, revision, mayCheck: await mayCheck(asked) };
};

async function sources({ locals, board, url }: Asked) {
	const asked = queryOf(url, SourcesQuery);
	if (isRefusal(asked)) error(HTTP_STATUS[asked.code], asked.message);
	if (asked.query.list !== undefined) {
		const listed = await locals.sources.list(board, asked.query);
		if (isRefusal(listed)) error(HTTP_STATUS[listed.code], listed.message);
		return { kind: 'list' as const, listed };
	}
	const found = await locals.sources.publishers(board, Number(asked.query.page ?? 1));
	if (isRefusal(found)) error(HTTP_STATUS[found.code], found.message);
	return { kind: 'all' as const, sources: found };
}

async function one({ locals, board, url }: Asked, publisher: string) {
	const asked = queryOf(url, PublisherQuery);
	const found = isRefusal(asked)
		? asked
		: await locals.sources.publisher(board, publisher, asked.query);
	if (isRefusal(found)) error(HTTP_STATUS[found.code], found.message);
	return { kind: 'one' as const, publisher: found };
}

async function mayCheck({ locals, board }: Asked): Promise<boolean> {
	const held = await locals.boards.board(board);
	return !isRefusal(held) && whyNot(locals.asker, held, 'entry.record') === null;
}

export const actions: Actions = {
	check: async ({ locals, params }) => {
		const refusal = await locals.sources.check(params.board, locals.asker);
		if (refusal?.code === 'not_found') error(HTTP_STATUS[refusal.code], refusal.message);
		if (refusal) return fail(HTTP_STATUS[refusal.code], { refusal });
		redirect(303, `/b/${params.board}/sources?list=links`);
	}
};
