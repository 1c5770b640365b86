/**
 * What the address of a wall says beside all else where another wall loads it in a frame, to see whether it starts. A page
 * in a frame is drawn as ever, but neither connects nor keeps anything.
 */
export const ON_TRIAL = 'trial';
