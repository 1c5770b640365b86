import * as z from 'zod/mini';
import type { RequestHandler } from './$types';

const Manifest = z.record(z.string(), z.unknown());

/**
 * What a screen that shows a board by its plain link installs: an app that opens as that very wall. Whether there is such a
 * board it says as little as its address does.
 */
export const GET: RequestHandler = async ({ fetch, params, url }) => {
	const common = Manifest.parse(await (await fetch('/manifest.webmanifest')).json());
	const wall = `/wall/${encodeURIComponent(params.board)}${url.search}`;
	return new Response(JSON.stringify({ ...common, id: wall, start_url: wall }), {
		headers: { 'content-type': 'application/manifest+json' }
	});
};
