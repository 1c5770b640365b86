import * as z from 'zod/mini';

/** The cookie in which a display keeps its size, so that its wall is planned before it is painted. */
export const SCREEN_COOKIE = 'demarche_screen';

/** A screen in CSS pixels. */
export interface Screen {
	width: number;
	height: number;
}

/** What a screen is taken for until it has said what it is: its shape matters, its resolution does not. */
const USUAL: Screen = { width: 1920, height: 1080 };

const Kept = z.string().check(z.regex(/^[1-9]\d{1,4}x[1-9]\d{1,4}$/));

/** The screen that a cookie's value tells of. */
export function screenOf(cookie: string | undefined): Screen {
	const kept = Kept.safeParse(cookie);
	const [width, height] = kept.success ? kept.data.split('x').map(Number) : [];
	return width && height ? { width, height } : USUAL;
}

export const aspectOf = ({ width, height }: Screen): number => width / height;
