import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const lint = new ESLint({
	ruleFilter: ({ ruleId }) => ruleId === 'house/imports-go-down',
	overrideConfig: { languageOptions: { parserOptions: { projectService: false } } }
});

/** What the floor rule says of one line of code in this file. */
async function objections(file: string, code: string): Promise<string[]> {
	const text = file.endsWith('.svelte') ? `<script lang="ts">\n${code}\n</script>` : code;
	const results = await lint.lintText(text, { filePath: file });
	return results.flatMap((result) => result.messages.map((message) => message.message));
}

describe('H1: imports go down only', () => {
	test.each([
		['src/lib/domain/board.ts', "import { submit } from '#lib/server/boards.ts';"],
		['src/lib/domain/board.ts', "import { submit } from '../server/boards.ts';"],
		['src/lib/domain/board.ts', "import type { Socket } from 'socket.io';"],
		['src/lib/domain/board.ts', "export * from '#lib/protocol/live.ts';"],
		[
			'src/lib/domain/board.ts',
			"type Hub = import('#lib/server/hub.ts').Hub;\nexport type { Hub };"
		],
		['src/lib/protocol/live.ts', "import { LiveBoard } from '#lib/client/live-board.svelte.ts';"],
		['src/lib/client/live-board.svelte.ts', "import { log } from '#lib/server/log.ts';"],
		['src/lib/client/live-board.svelte.ts', "import Card from '#lib/ui/card/Card.svelte';"],
		['src/lib/server/boards.ts', "import { LiveBoard } from '#lib/client/live-board.svelte.ts';"],
		['src/lib/server/boards.ts', "const page = await import('../../routes/+page.ts');"],
		['src/lib/ui/card/Card.svelte', "import type { Config } from '#lib/server/config.ts';"],
		['src/routes/+page.svelte', "import type { Config } from '#lib/server/config.ts';"],
		['src/lib/helpers/dates.ts', "import { day } from '#lib/domain/day.ts';"]
	])('%s refuses %s', async (file, code) => {
		expect(await objections(file, code)).toEqual([expect.stringContaining('Imports go down only')]);
	});

	test.each([
		['src/lib/domain/board.ts', "import * as z from 'zod/mini';\nimport { Day } from './day.ts';"],
		['src/lib/protocol/live.ts', "import { Board } from '#lib/domain/board.ts';"],
		['src/lib/client/live-board.svelte.ts', "import { evolve } from '#lib/domain/evolve.ts';"],
		['src/lib/server/boards.ts', "import { Join } from '#lib/protocol/live.ts';"],
		['src/lib/ui/card/Card.svelte', "import { clock } from '#lib/client/clock.svelte.ts';"],
		['src/routes/+page.server.ts', "import { config } from '#lib/server/config.ts';"]
	])('%s accepts %s', async (file, code) => {
		expect(await objections(file, code)).toEqual([]);
	});
});
