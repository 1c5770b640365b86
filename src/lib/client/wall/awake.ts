/** Whether the screen is kept from going to sleep; `insecure`: the browser does so only over HTTPS. */
export type Wakefulness = 'awake' | 'insecure' | 'unsupported';

/** Keeps the screen awake for as long as the page is seen, and until the returned function is called. */
export function stayAwake(told: (wakefulness: Wakefulness) => void): () => void {
	if (!('wakeLock' in navigator)) {
		told(isSecureContext ? 'unsupported' : 'insecure');
		return () => undefined;
	}
	let lock: WakeLockSentinel | null = null;
	const ask = async () => {
		if (document.visibilityState !== 'visible') return;
		try {
			lock = await navigator.wakeLock.request('screen');
			told('awake');
		} catch {
			told('unsupported');
		}
	};
	const seen = () => void ask();
	document.addEventListener('visibilitychange', seen);
	seen();
	return () => {
		document.removeEventListener('visibilitychange', seen);
		void lock?.release();
	};
}
