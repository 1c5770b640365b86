import { error, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';
import { IssuePageQuery } from '#lib/protocol/issue-page.ts';
import { pastIn } from '#lib/protocol/past.ts';
import { queryOf } from '#lib/server/api/reading.ts';
import { revisionOf } from '#lib/server/reader/revision-of.ts';
import type { PageServerLoad } from './$types.js';

/** What the issue's page shows beyond its card; and of whose positions an older page. Its past is shown beside the board. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const choice = pastIn(url.searchParams);
	if (choice) redirect(307, `/b/${params.board}/i/${params.issue}${url.search}`);
	const asked = queryOf(url, IssuePageQuery);
	if (isRefusal(asked)) error(HTTP_STATUS[asked.code], asked.message);
	const { board, issue } = params;
	const revision = await revisionOf(locals.boards, board);
	const answer = await locals.reader.issuePage(board, issue, asked.query);
	if (isRefusal(answer)) error(HTTP_STATUS[answer.code], answer.message);
	return { answer, revision };
};
