import { error, redirect } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { Theme } from '#lib/ui/shell/theme.ts';
import type { RequestHandler } from './$types.js';

const A_YEAR = 365 * 24 * 60 * 60;
const Choice = z.object({ theme: Theme, back: z.string() });

export const POST: RequestHandler = async ({ request, url, cookies }) => {
	const form = await request.formData().catch(() => error(415, 'A theme is sent as a form'));
	const choice = Choice.safeParse(Object.fromEntries(form));
	if (!choice.success) error(422, 'A theme is light, dark or system');
	const { theme, back } = choice.data;
	cookies.set('theme', theme, { path: '/', maxAge: A_YEAR, secure: url.protocol === 'https:' });
	const target = URL.canParse(back, url.origin) ? new URL(back, url.origin) : url;
	redirect(303, target.origin === url.origin ? target.pathname + target.search : '/');
};
