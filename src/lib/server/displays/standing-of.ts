import { instantOf } from '#lib/domain/day.ts';
import type { Display } from '#lib/domain/display.ts';
import type { ScreenDisplay, Standing } from '#lib/protocol/displays.ts';
import type { Offer } from './pairings.ts';
import { qrPicture } from './qr-picture.ts';

/** What a display's screen is told. */
export const pairedStanding = (display: Display): Standing =>
	display.revoked ? { kind: 'revoked' } : { kind: 'paired', display: screenDisplayOf(display) };

/** What the screen is told that was made an offer, or none where too many wait; `origin` is where a person finds this server. */
export function offeredStanding(offer: Offer | null, origin: string): Standing {
	if (!offer) return { kind: 'crowded' };
	const { code, expires } = offer;
	const address = `${origin}/displays/pair`;
	return {
		kind: 'unpaired',
		code,
		address,
		qr: qrPicture(`${address}?code=${code}`),
		expires: instantOf(expires)
	};
}

function screenDisplayOf(display: Display): ScreenDisplay {
	const { id, number, name, place, board, settings, pinned, blanked } = display;
	return { id, number, name, place, board, settings, pinned, blanked };
}
