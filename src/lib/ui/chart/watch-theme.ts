/** Calls back when the page changes its theme, by its reader or by the device, until the returned function is called. */
export function watchTheme(changed: () => void): () => void {
	const device = matchMedia('(prefers-color-scheme: dark)');
	const reader = new MutationObserver(changed);
	device.addEventListener('change', changed);
	reader.observe(document.documentElement, { attributeFilter: ['data-theme'] });
	return () => {
		device.removeEventListener('change', changed);
		reader.disconnect();
	};
}
