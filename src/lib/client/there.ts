/** So long is waited before a server that did not answer is asked again, in ms. */
const AGAIN = 1_000;
/** So long is waited for an answer, in ms: a network that went may swallow what is asked, and never say so. */
const PATIENCE = 10_000;

/** Whether the server answers. It is asked for its head alone: a body that nobody reads would keep a connection. */
const answers = (): Promise<boolean> =>
	fetch('/healthz', { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE) }).then(
		({ ok }) => ok,
		() => false
	);

/** Resolves once the server can be had, however long that takes. */
export async function there(): Promise<void> {
	while (!(await answers())) await new Promise((over) => setTimeout(over, AGAIN));
}
