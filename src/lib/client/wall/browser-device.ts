import { version } from '$app/environment';
import type { DeviceWorld } from './device.svelte.ts';

/** A page that was nobody's when it was loaded, and is so again at once, waits this long before it is loaded anew, in ms. */
const PATIENCE = 15_000;

/** The real browser around a device. `wasPaired`: whether the page was loaded as a display's. */
export const browserDevice = (wasPaired: boolean): DeviceWorld => ({
	open: async (events) => (await import('./screen-socket.ts')).openScreenLine(events),
	beginAnew: () =>
		void import('./forget.ts')
			.then(({ forgetBoards }) => forgetBoards())
			.finally(() =>
				setTimeout(() => location.replace('/wall'), wasPaired ? 0 : Math.random() * PATIENCE)
			),
	reload: () => location.reload(),
	version
});
