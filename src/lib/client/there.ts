/** So long is waited before a server that did not answer is asked again, in ms. */
const AGAIN = 1_000;

/** Resolves once the server can be had. Asked for its head alone: a body that nobody reads would keep a connection. */
export async function there(): Promise<void> {
	const answer = await fetch('/healthz', { method: 'HEAD' }).catch(() => null);
	if (answer?.ok) return;
	await new Promise((over) => setTimeout(over, AGAIN));
	return there();
}
