// Runs before anything is painted.
{
	const { aspect, version } = document.currentScript?.dataset ?? {};

	// A wall is planned by the server for the screen it knows of. A screen of another shape says so, and comes again at most
	// once for each size: then nothing moves when the script begins.
	const size = `demarche_screen=${innerWidth}x${innerHeight}`;
	const wasKnown = document.cookie.includes(size);
	document.cookie = `${size}; path=/wall; max-age=31536000; samesite=lax`;
	const isOther = Math.abs(innerWidth / innerHeight / Number(aspect) - 1) > 0.01;
	if (isOther && !wasKnown && document.cookie.includes(size)) {
		document.documentElement.style.visibility = 'hidden';
		location.reload();
	}

	// A version that does not start is given up, once: the worker then brings back the page that last did.
	setTimeout(() => {
		const worker = navigator.serviceWorker?.controller;
		const isStarted = 'started' in document.documentElement.dataset;
		if (isStarted || !worker || sessionStorage.getItem('demarche.given-up') === version) return;
		sessionStorage.setItem('demarche.given-up', version ?? '');
		worker.postMessage({ type: 'broken', version });
		setTimeout(() => location.reload(), 1_000);
	}, 20_000);
}
