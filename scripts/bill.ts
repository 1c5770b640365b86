import type { Shipped } from './shipped.ts';

/** What is shipped, as a bill of materials in the form of CycloneDX. The same packages make the same bill. */
export const billOf = (name: string, version: string, shipped: readonly Shipped[]) => ({
	bomFormat: 'CycloneDX',
	specVersion: '1.5',
	version: 1,
	metadata: {
		component: {
			type: 'application',
			'bom-ref': `${name}@${version}`,
			name,
			version,
			licenses: licensesOf('MIT')
		}
	},
	components: shipped.map((each) => ({
		type: 'library',
		'bom-ref': `${each.name}@${each.version}`,
		name: each.name,
		version: each.version,
		purl: `pkg:npm/${each.name.replace('@', '%40')}@${each.version}`,
		licenses: licensesOf(each.licence),
		hashes: [{ alg: 'SHA-512', content: each.sha512 }],
		properties: [{ name: 'demarche:shipped', value: each.how }]
	}))
});

const licensesOf = (licence: string) =>
	/[ (]/.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }];
