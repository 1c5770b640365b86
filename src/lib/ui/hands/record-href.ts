import type { Slug } from '#lib/domain/slug.ts';

/** Where one entry about several issues is recorded, beside the issues that `query` shows. */
export const recordHref = (base: string, query: string, issues: readonly Slug[]): string =>
	`${base}/record?${new URLSearchParams([
		...new URLSearchParams(query),
		...issues.map((issue) => ['issue', issue])
	])}`;
