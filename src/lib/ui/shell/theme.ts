import * as z from 'zod/mini';

/** How a person wants pages to look; `system` follows the device. */
export const Theme = z.enum(['light', 'dark', 'system']);
export type Theme = z.infer<typeof Theme>;

/** The theme this cookie asks for. Who never chose follows the device, and a wall is dark. */
export function themeOf(cookie: string | undefined, pathname: string): Theme {
	const chosen = Theme.safeParse(cookie);
	if (chosen.success) return chosen.data;
	return `${pathname}/`.startsWith('/wall/') ? 'dark' : 'system';
}
