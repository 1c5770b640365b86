import { text } from '@sveltejs/kit';

/** The process answers. */
export const GET = () => text('alive\n', { headers: { 'cache-control': 'no-store' } });
