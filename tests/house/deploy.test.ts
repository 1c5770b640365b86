import { existsSync, readFileSync } from 'node:fs';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { configOf } from '#lib/server/config.ts';
import { Meters } from '#lib/server/metrics/meters.ts';
import { addStanding } from '#lib/server/metrics/standing.ts';

const textOf = (file: string) => readFileSync(file, 'utf8');

const Dashboard = z.object({
	panels: z.array(
		z.object({ title: z.string().min(1), targets: z.array(z.object({ expr: z.string() })).min(1) })
	)
});

/** The names that a scrape of a process has, of Demarche's own figures and of Node.js's. */
async function names(): Promise<string[]> {
	const registry = new Registry();
	new Meters(registry);
	addStanding(registry, {
		version: '',
		boards: () => Promise.resolve([]),
		viewers: () => [],
		connections: () => 0,
		trouble: () => null
	});
	const metrics = await registry.getMetricsAsJSON();
	return metrics.flatMap(({ name, type }) =>
		String(type) === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name]
	);
}

test('O13: each panel of the dashboard shows figures that there are, and each of Demarche’s own is shown', async () => {
	const { panels } = Dashboard.parse(JSON.parse(textOf('deploy/grafana/demarche.json')));
	const known = await names();
	const shown = panels.map(({ targets }) =>
		targets.flatMap(({ expr }) => expr.match(/\b(?:demarche|nodejs|process)_\w+/g) ?? [])
	);
	for (const each of shown) expect(each.length).toBeGreaterThan(0);
	expect(shown.flat().filter((name) => !known.includes(name))).toEqual([]);
	const base = (name: string) => name.replace(/_(bucket|count|sum)$/, '');
	const seen = new Set(shown.flat().map(base));
	const own = known.filter((name) => name.startsWith('demarche_')).map(base);
	expect(own.filter((name) => !seen.has(name))).toEqual([]);
});

const Service = z.object({
	environment: z.record(z.string(), z.string()).optional(),
	read_only: z.boolean().optional(),
	cap_drop: z.array(z.string()).optional(),
	ports: z.array(z.string()).optional(),
	volumes: z.array(z.string())
});
const Compose = z.object({
	services: z.object({ app: Service, postgres: Service, nginx: Service })
});

/** What `${NAME:?words}` and `${NAME:-otherwise}` become. */
const filledIn = (text: string) =>
	text
		.replace(/\$\{ORIGIN:\?[^}]*\}/, 'https://board.example')
		.replace(/\$\{\w+:\?[^}]*\}/, 'secret')
		.replace(/\$\{\w+:-([^}]*)\}/, '$1');

test('O14: what compose tells the program is what it understands, and nobody reaches it past nginx', () => {
	const { app, postgres, nginx } = Compose.parse(parse(textOf('compose.yaml'))).services;
	const given = Object.entries(app.environment ?? {}).map(([name, text]) => [name, filledIn(text)]);
	expect(configOf(Object.fromEntries(given))).toMatchObject({
		origin: 'https://board.example',
		databaseUrl: 'postgres://demarche:secret@postgres:5432/demarche',
		trustedProxies: 1,
		metrics: { loopback: false, token: undefined }
	});
	expect([app.read_only, app.cap_drop, app.ports, postgres.ports]).toEqual([
		true,
		['ALL'],
		undefined,
		undefined
	]);
	const mounted = nginx.volumes.map((each) => each.split(':')[0] ?? '');
	expect(mounted.filter((file) => !existsSync(file))).toEqual([]);
});

test('O14: the container runs without rights, says how it does, and is built of what there is', () => {
	const text = textOf('Dockerfile').replaceAll(/\\\n\s*/g, ' ');
	const last = text.slice(text.lastIndexOf('\nFROM '));
	expect(last).toMatch(/^USER node$/m);
	expect(last).toMatch(/^HEALTHCHECK .*\/healthz/m);
	const variables = [...last.matchAll(/\b([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [
		name,
		value
	]);
	expect(configOf(Object.fromEntries(variables))).toMatchObject({ host: '0.0.0.0', port: 3000 });
	const copied = [...last.matchAll(/^COPY --from=build \/app\/(\S+)/gm)].map(
		([, file = '']) => file
	);
	const made = ['build', 'node_modules'];
	expect(copied.filter((file) => !made.includes(file) && !existsSync(file))).toEqual([]);
	const context = textOf('.dockerignore').matchAll(/^!(.*)$/gm);
	for (const [, file = ''] of context) expect(existsSync(file)).toBe(true);
});

test('O14: the unit of systemd runs as nobody, writes to its own folder alone, and tells what is understood', () => {
	const lines = textOf('deploy/demarche.service').split('\n');
	const said = (name: string) =>
		lines.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1));
	expect(
		['DynamicUser', 'ProtectSystem', 'StateDirectory', 'NoNewPrivileges'].flatMap(said)
	).toEqual([...['yes', 'strict', 'demarche', 'yes']]);
	const variables = said('Environment').map((each) => each.split('='));
	expect(configOf(Object.fromEntries(variables))).toMatchObject({
		databaseUrl: 'file:/var/lib/demarche/demarche.db',
		backup: { folder: '/var/lib/demarche/backups' }
	});
});

test('O14: the container and the unit start the program as `npm start` does', () => {
	const { start } = z
		.object({ scripts: z.object({ start: z.string() }) })
		.parse(JSON.parse(textOf('package.json'))).scripts;
	const [, command = '[]'] = /\nCMD (\[.*\])\n/.exec(textOf('Dockerfile')) ?? [];
	expect(z.array(z.string()).parse(JSON.parse(command)).join(' ')).toBe(start);
	expect(textOf('deploy/demarche.service')).toContain(`\nExecStart=/usr/bin/env ${start}\n`);
});

const Updates = z.strictObject({
	version: z.literal(2),
	updates: z.array(z.object({ 'package-ecosystem': z.string(), directory: z.literal('/') }))
});

test('O15: updates of packages and of images are proposed', () => {
	const { updates } = Updates.parse(parse(textOf('.github/dependabot.yml')));
	expect(updates.map((each) => each['package-ecosystem'])).toEqual(['npm', 'docker']);
});
