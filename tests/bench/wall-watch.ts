/** Runs in a page before anything of it: adds up what its layout shifts. */
export function watchShifts(): void {
	Reflect.set(window, 'demarcheShift', 0);
	new PerformanceObserver((list) => {
		const moved = list.getEntries().map((entry) => Number(Reflect.get(entry, 'value')));
		const sum = moved.reduce(
			(all, each) => all + each,
			Number(Reflect.get(window, 'demarcheShift'))
		);
		Reflect.set(window, 'demarcheShift', sum);
	}).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in a page: resolves with the time (ms since 1970) of the frame after the one in which the card shows a tension. */
export const watchPixels = (tension: string): Promise<number> =>
	new Promise((seen) => {
		const isShown = () =>
			document
				.querySelector('article[data-issue="tariffs-and-trade"] .tension')
				?.textContent?.trim() === tension;
		const look = () => {
			if (!isShown()) return void requestAnimationFrame(look);
			// A frame callback runs before its frame is painted: the next one finds it on the screen.
			requestAnimationFrame(() => seen(performance.timeOrigin + performance.now()));
		};
		look();
	});

/** Runs in a page: frames within so many ms, and how many are missing among them at the rate of most of them. */
export const countFrames = (ms: number): Promise<{ frames: number; missed: number }> =>
	new Promise((counted) => {
		const times: number[] = [];
		const frame = (now: number) => {
			times.push(now);
			const first = times[0] ?? now;
			if (now - first < ms) return void requestAnimationFrame(frame);
			const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
			const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 16.7;
			const missed = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / usual) - 1), 0);
			counted({ frames: times.length, missed });
		};
		requestAnimationFrame(frame);
	});
