import type { Frame } from '#lib/client/wall/frame.ts';

/** The room of a scene that has the whole stage, in em of the wall. */
export interface Room {
	width: number;
	height: number;
	/** Side by side where the room lies, one above the other where it stands. */
	lies: boolean;
	/** Too little for more than the chief things. */
	small: boolean;
}

/** Around the content of a scene, in em of the wall. */
export const PADDING = 2;

/** The room inside the padding of a scene. */
export function roomOf({ width, height, headerHeight, footHeight }: Frame): Room {
	const inner = {
		width: width - 2 * PADDING,
		height: height - headerHeight - footHeight - 2 * PADDING
	};
	return {
		...inner,
		lies: inner.width > inner.height * 1.2,
		small: inner.width < 56 || inner.height < 34
	};
}
