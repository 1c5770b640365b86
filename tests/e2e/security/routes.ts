import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = 'src/routes';

const files = (): string[] =>
	readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).map((file) =>
		file.split(path.sep).join('/')
	);

/** `b/[board]/(issues)/+page.svelte` is the route `/b/[board]`. */
const routeOf = (file: string): string =>
	'/' +
	path.posix
		.dirname(file)
		.split('/')
		.filter((part) => part !== '.' && !/^\(.*\)$/.test(part))
		.join('/');

/** Every page there is, as its route. */
export const PAGES: readonly string[] = files()
	.filter((file) => path.posix.basename(file) === '+page.svelte')
	.map(routeOf)
	.sort();

/** Every address that is no page, as its route. */
export const ENDPOINTS: readonly string[] = files()
	.filter((file) => path.posix.basename(file) === '+server.ts')
	.map(routeOf)
	.sort();

/** Every way to change something at an address that is no page, as `PUT /account/passkeys`. */
export const CHANGES: readonly string[] = files()
	.filter((file) => path.posix.basename(file) === '+server.ts')
	.flatMap((file) => {
		const methods = readFileSync(path.join(ROOT, file), 'utf8').matchAll(
			/^export const (POST|PUT|PATCH|DELETE)\b/gm
		);
		return [...methods].map(([, method]) => `${method} ${routeOf(file)}`);
	})
	.sort();

/** Every form that pages take, as `/people?/invite`. */
export const ACTIONS: readonly string[] = files()
	.filter((file) => path.posix.basename(file) === '+page.server.ts')
	.flatMap((file) => {
		const [, actions = ''] = readFileSync(path.join(ROOT, file), 'utf8').split(
			'export const actions'
		);
		const names = [...actions.matchAll(/^\t(\w+): /gm)].map(([, name]) => name);
		return names.map((name) => `${routeOf(file)}?/${name}`);
	})
	.sort();
