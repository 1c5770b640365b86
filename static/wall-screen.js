// Runs before anything is painted.
{
	const { aspect, version } = document.currentScript?.dataset ?? {};
	const { dataset, style } = document.documentElement;

	// Planned for another shape, a page comes again, once for each size.
	const size = `demarche_screen=${innerWidth}x${innerHeight}`;
	const wasKnown = document.cookie.includes(size);
	document.cookie = `${size}; path=/wall; max-age=31536000; samesite=lax`;
	const isOther = Math.abs(innerWidth / innerHeight / Number(aspect) - 1) > 0.01;
	if (isOther && !wasKnown && document.cookie.includes(size)) {
		style.visibility = 'hidden';
		location.reload();
	}

	// A version that does not start is given up, once.
	setTimeout(() => {
		const worker = navigator.serviceWorker?.controller;
		if ('started' in dataset) return;
		if (worker && sessionStorage.getItem('demarche.given-up') !== version) {
			sessionStorage.setItem('demarche.given-up', version ?? '');
			worker.postMessage({ type: 'broken', version });
			return setTimeout(() => location.reload(), 1_000);
		}
		// Else another is waited for.
		let looks = 0;
		setInterval(async () => {
			const page = await fetch(location.href);
			const isOther = !(await page.text()).includes(`"${version}"`);
			if (page.ok && !('started' in dataset) && (isOther || ++looks > 14)) location.reload();
		}, 60_000);
	}, 20_000);
}
