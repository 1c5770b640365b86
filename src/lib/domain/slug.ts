import * as z from 'zod/mini';

const LONGEST = 60;

/** A short id that is safe in an address: lower-case letters, digits and single hyphens. */
export const Slug = z
	.string()
	.check(
		z.maxLength(LONGEST, `must be at most ${LONGEST} characters`),
		z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens')
	);
export type Slug = z.infer<typeof Slug>;

/** The slug a title suggests; `otherwise` where the title has no Latin letter or digit (a Chinese title, say). */
export function slugOf(title: string, otherwise: string, longest = 40): Slug {
	const plain = title
		.normalize('NFKD')
		.replace(/[\u0300-\u036f'’]/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+/, '')
		.slice(0, longest)
		.replace(/-+$/, '');
	return plain || otherwise;
}

/** The slug a title suggests, numbered from 2 where it is taken. */
export function freeSlug(title: string, otherwise: string, taken: ReadonlySet<string>): Slug {
	const wanted = slugOf(title, otherwise);
	let free = wanted;
	for (let n = 2; taken.has(free); n += 1) free = `${wanted}-${n}`;
	return free;
}
