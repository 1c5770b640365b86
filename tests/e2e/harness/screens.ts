/** The screens that a wall is looked at on, in pixels: three that lie, and one upright. */
export const SCREENS = [
	{ width: 1280, height: 720 },
	{ width: 1920, height: 1080 },
	{ width: 3840, height: 2160 },
	{ width: 1080, height: 1920 }
] as const;
