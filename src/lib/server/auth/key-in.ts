/** The key of a program in a request's `Authorization` header. */
export const keyIn = (headers: Headers): string | undefined =>
	/^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
