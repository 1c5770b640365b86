/** Something the operator must mend before the server can start; its message is one line, shown without a stack. */
export class StartError extends Error {
	override readonly name = 'StartError';
}
