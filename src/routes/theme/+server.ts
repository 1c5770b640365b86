import { error, redirect } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { backTo, fieldsOf } from '#lib/server/auth/page-event.ts';
import { Theme } from '#lib/ui/shell/theme.ts';
import type { RequestHandler } from './$types.js';

const A_YEAR = 365 * 24 * 60 * 60;
const Choice = z.object({ theme: Theme, back: z.string() });

export const POST: RequestHandler = async ({ request, url, cookies }) => {
	const choice = Choice.safeParse(await fieldsOf(request));
	if (!choice.success) error(422, 'A theme is light, dark or system');
	const { theme, back } = choice.data;
	cookies.set('theme', theme, { path: '/', maxAge: A_YEAR, secure: url.protocol === 'https:' });
	redirect(303, backTo(back, { url }));
};
