import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const { resolve } = createRequire(import.meta.url);
const A_WEEK = 'public, max-age=604800';

/** The flag of a country or territory by its ISO 3166-1 alpha-2 code; a blank one where there is none. */
export const GET: RequestHandler = async ({ params: { iso } }) => {
	if (!/^[a-z]{2}$/.test(iso)) error(404, 'There is no such flag');
	const svg = await readFile(fileOf(iso));
	return new Response(new Uint8Array(svg), {
		headers: { 'content-type': 'image/svg+xml', 'cache-control': A_WEEK }
	});
};

function fileOf(iso: string): string {
	try {
		return resolve(`flag-icons/flags/4x3/${iso}.svg`);
	} catch {
		return resolve('flag-icons/flags/4x3/xx.svg');
	}
}
