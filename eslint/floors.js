import path from 'node:path';

/**
 * The floors, lowest first: the folders each may import from, and the packages if only some are allowed.
 * Whatever lies in `src` outside `src/lib` (routes, hooks) is the top floor and may import all of them.
 *
 * @type {Partial<Record<string, { from: string[], packages?: RegExp }>>}
 */
const floors = {
	domain: { from: ['domain'], packages: /^zod(\/|$)/ },
	protocol: { from: ['protocol', 'domain'], packages: /^zod(\/|$)/ },
	client: { from: ['client', 'protocol', 'domain'] },
	server: { from: ['server', 'protocol', 'domain'] },
	ui: { from: ['ui', 'client', 'protocol', 'domain'] }
};

/**
 * The folder below `src/lib` a file lies in, or undefined where it lies elsewhere.
 *
 * @param {string} file
 */
const floorOf = (file) => /(?:^|\/)src\/lib\/([^/]+)\//.exec(file)?.[1];

/**
 * The file an import names inside this project, or undefined where it names a package.
 *
 * @param {string} specifier
 * @param {string} importer
 */
function fileOf(specifier, importer) {
	if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(importer), specifier);
	const inside = /^(?:#lib|\$lib)\/(.*)$/.exec(specifier);
	return inside ? `src/lib/${inside[1]}` : undefined;
}

/**
 * Says why the file may not import this, or nothing where it may.
 *
 * @param {string} importer
 * @param {string} specifier
 */
function objection(importer, specifier) {
	const file = fileOf(specifier, importer);
	const target = file && floorOf(file);
	const own = floorOf(importer);
	if (target === 'server' && importer.endsWith('.svelte'))
		return 'a component never imports server';
	if (!own) return undefined;
	const floor = floors[own];
	if (!floor) return `src/lib/${own} is not a floor: ${Object.keys(floors).join(', ')} are`;
	if (file)
		return target && floor.from.includes(target) ? undefined : `${own} may not import from ${file}`;
	return !floor.packages || floor.packages.test(specifier)
		? undefined
		: `${own} may not import the package ${specifier}`;
}

/** @type {import('eslint').Rule.RuleModule} */
export const importsGoDown = {
	meta: { type: 'problem', schema: [], messages: { upward: 'Imports go down only: {{why}}.' } },
	create(context) {
		const importer = context.filename.split(path.sep).join('/');
		/** @param {any} node Any statement that names another module. */
		const look = (node) => {
			const specifier = node.source?.value;
			if (typeof specifier !== 'string') return;
			const why = objection(importer, specifier);
			if (why) context.report({ node, messageId: 'upward', data: { why } });
		};
		return {
			ImportDeclaration: look,
			ImportExpression: look,
			ExportNamedDeclaration: look,
			ExportAllDeclaration: look,
			TSImportType: look
		};
	}
};
