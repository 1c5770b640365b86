import type { Shipped } from './shipped.ts';

const HEAD = `# Licences of what ships

Every package of which something is on a machine that runs Demarche, with its licence. _Installed_ is what
\`npm ci --omit=dev\` puts there; of what is _bundled_, parts may be in \`build/\`. Made by \`npm run licences\`.
`;

const TITLES = { installed: 'Installed', bundled: 'Bundled' } as const;

/** The list for people. */
export function licenceList(shipped: readonly Shipped[]): string {
	const sections = (['installed', 'bundled'] as const).map((how) => {
		const lines = shipped
			.filter((each) => each.how === how)
			.map(({ name, version, licence }) => `- \`${name}\` ${version}: ${licence}`);
		return `## ${TITLES[how]}\n\n${lines.join('\n')}\n`;
	});
	return [HEAD, ...sections].join('\n');
}
