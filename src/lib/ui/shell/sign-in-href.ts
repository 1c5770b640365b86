/** Where to sign in so as to come back to this address. */
export const signInHref = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string =>
	`/sign-in?back=${encodeURIComponent(pathname + search)}`;
