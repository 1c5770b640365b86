import { readFileSync } from 'node:fs';
import * as svelte from 'svelte';
import { expect, test } from 'vitest';
import * as forKit from '../../scripts/svelte-for-kit.js';

const CLIENT = 'node_modules/@sveltejs/kit/src/runtime/client/client.js';

test('H15: SvelteKit finds in the browser all that it uses of Svelte', () => {
	const text = readFileSync(CLIENT, 'utf8');
	const members = [...text.matchAll(/\bsvelte\??\.(\w+)/g)].map(([, name = '']) => name);
	const apart = [...text.matchAll(/\{([\w, ]+)\} = svelte;/g)].flatMap(([, names = '']) =>
		names.split(',').map((name) => name.trim())
	);
	const used = new Set([...members, ...apart].filter((name) => name in svelte));
	expect([...used].toSorted()).toEqual(Object.keys(forKit).toSorted());
	expect(text).toContain("import * as svelte from 'svelte'");
});
