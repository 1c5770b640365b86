import type { RotationEvent } from './rotation.ts';

/** What a key of a keyboard or a remote control asks of the rotation; null where it asks nothing. */
export function askedBy(key: string): RotationEvent | null {
	switch (key) {
		case 'ArrowRight':
		case 'PageDown':
		case 'MediaTrackNext':
			return { type: 'next' };
		case 'ArrowLeft':
		case 'PageUp':
		case 'MediaTrackPrevious':
			return { type: 'previous' };
		case ' ':
		case 'MediaPlayPause':
			return { type: 'hold' };
		default:
			return null;
	}
}
