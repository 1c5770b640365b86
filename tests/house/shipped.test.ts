import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { billOf } from '../../scripts/bill.ts';
import { licenceList } from '../../scripts/licence-list.ts';
import { shippedFrom } from '../../scripts/shipped.ts';

/** Licences that ask for no more than to be named; MPL asks besides that files of it which were changed be published: none was. */
const FREE =
	/^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|OFL-1\.1|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|MPL-2\.0)$/;

const shipped = shippedFrom('.');
const named = (name: string) => shipped.find((each) => each.name === name)?.how;

test('O15: the list of licences is current: npm run licences makes it so', () => {
	expect(readFileSync('docs/LICENCES.md', 'utf8')).toBe(licenceList(shipped));
});

test('O15: what is installed, what is built in and what that needs ships; what only builds or tests does not', () => {
	expect([named('drizzle-orm'), named('engine.io')]).toEqual(['installed', 'installed']);
	expect([named('prom-client'), named('tdigest')]).toEqual(['bundled', 'bundled']);
	expect([named('@fontsource-variable/inter'), named('docx')]).toEqual(['bundled', 'bundled']);
	expect([named('prettier'), named('playwright-core'), named('eslint')]).toEqual([
		undefined,
		undefined,
		undefined
	]);
});

test('O15: all that ships is free, or a choice of which one part is', () => {
	const bound = shipped.filter(
		({ licence }) =>
			!licence
				.replace(/[()]/g, '')
				.split(' OR ')
				.some((each) => FREE.test(each))
	);
	expect(bound.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
});

const Bill = z.strictObject({
	bomFormat: z.literal('CycloneDX'),
	specVersion: z.literal('1.5'),
	version: z.literal(1),
	metadata: z.object({ component: z.object({ name: z.literal('demarche') }) }),
	components: z.array(
		z.strictObject({
			type: z.literal('library'),
			'bom-ref': z.string(),
			name: z.string(),
			version: z.string().regex(/^\d+\.\d+\.\d+/),
			purl: z.string().regex(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\S+$/),
			licenses: z.tuple([
				z.union([
					z.object({ license: z.object({ id: z.string().min(2) }) }),
					z.object({ expression: z.string().min(2) })
				])
			]),
			hashes: z.tuple([z.object({ alg: z.literal('SHA-512'), content: z.string().length(128) })]),
			properties: z.array(z.object({ name: z.string(), value: z.string() }))
		})
	)
});

test('O15: the bill of materials has each package once, with its licence and the hash of what the registry gave', () => {
	const { components } = Bill.parse(billOf('demarche', '0.1.0', shipped));
	const refs = components.map((each) => each['bom-ref']);
	expect(new Set(refs).size).toBe(shipped.length);
});
