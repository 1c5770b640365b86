import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { importsGoDown } from './eslint/floors.js';
import svelteConfig from './svelte.config.js';

const environmentOnlyInConfig = {
	object: 'process',
	property: 'env',
	message: 'Only src/lib/server/config.ts reads the environment.'
};

const noSpreadOnElements = {
	selector: 'SvelteElement[kind="html"] > SvelteStartTag > SvelteSpreadAttribute',
	message:
		'Name what the element has one by one: spreading brings a kilobyte of script to every page.'
};

export default ts.config(
	{ ignores: ['**/build/', '**/.svelte-kit/', 'data/', 'coverage/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	ts.configs.strict,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		plugins: { house: { rules: { 'imports-go-down': importsGoDown } } },
		rules: {
			'house/imports-go-down': 'error',
			'max-lines': ['error', 250],
			eqeqeq: 'error',
			'no-undef': 'off',
			'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_+$' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		files: ['src/lib/client/**/*.svelte.ts'],
		// A state class says by $state what is reactive; its private maps and sets are not.
		rules: { 'svelte/prefer-svelte-reactivity': 'off' }
	},
	{
		files: ['**/*.svelte', 'src/lib/ui/**/*.ts'],
		// Demarche is always served from the root of its address.
		rules: {
			'svelte/no-navigation-without-resolve': 'off',
			'no-restricted-syntax': ['error', noSpreadOnElements]
		}
	},
	{
		files: ['src/**/*.ts', 'tests/**/*.ts'],
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			]
		}
	},
	{
		files: ['src/**/*.ts'],
		rules: {
			'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
			'max-params': ['error', 4],
			'no-restricted-properties': ['error', environmentOnlyInConfig]
		}
	},
	{
		files: ['src/lib/server/database/schema.*.ts'],
		// One list of tables for each engine: the tool that writes migrations compares them whole.
		rules: { 'max-lines': 'off' }
	},
	{
		files: ['src/lib/server/config.ts'],
		rules: { 'no-restricted-properties': 'off' }
	},
	{
		files: ['**/*.js'],
		extends: [ts.configs.disableTypeChecked]
	}
);
