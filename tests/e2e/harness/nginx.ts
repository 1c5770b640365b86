import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

/** Where Debian's nginx is; undefined where it is not installed. */
export const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file));

/** A file or folder that is shipped, and where it is to be. */
type Put = readonly [shipped: string, at: string];

/** What of the shipped configuration each place has, and where. */
const PLACES = {
	/** Before several processes on its machine, where TLS ends. */
	tls: (): Put[] => [
		['deploy/nginx/demarche.conf', '/etc/nginx/conf.d/demarche.conf'],
		['deploy/nginx/tls/listen.conf', '/etc/nginx/demarche/listen.conf'],
		['deploy/nginx/tls/processes.conf', '/etc/nginx/demarche/processes.conf']
	],
	compose: () => mountedByCompose()
};

const Compose = z.object({
	services: z.object({ nginx: z.object({ volumes: z.array(z.string()) }) })
});

function mountedByCompose(): Put[] {
	const { services } = Compose.parse(parse(readFileSync('compose.yaml', 'utf8')));
	return services.nginx.volumes.map((each) => {
		const [shipped = '', at = ''] = each.split(':');
		return [shipped, at];
	});
}

/** An nginx before processes, with what is shipped for such a place; only names, addresses and certificates are this machine's. */
export class Nginx {
	readonly #folder: string;
	readonly #child: ChildProcess;

	private constructor(folder: string, child: ChildProcess) {
		this.#folder = folder;
		this.#child = child;
	}

	static async before(
		servers: readonly string[],
		port: number,
		place: keyof typeof PLACES = 'tls'
	): Promise<Nginx> {
		const folder = mkdtempSync(path.join(tmpdir(), 'demarche-nginx-'));
		for (const [shipped, at] of PLACES[place]())
			cpSync(shipped, path.join(folder, at), { recursive: true });
		settle(path.join(folder, 'etc/nginx/demarche'), { servers, port, certificates: folder });
		if (place === 'tls') certify(folder);
		const how = ['-e', `${folder}/error.log`, '-c', mainIn(folder)];
		execFileSync(NGINX ?? '', ['-t', ...how], { stdio: 'pipe' });
		const child = spawn(NGINX ?? '', how);
		await vi.waitFor(
			async () => {
				const socket = connect(port, '127.0.0.1');
				await once(socket, 'connect');
				socket.destroy();
			},
			{ timeout: 20_000, interval: 50 }
		);
		return new Nginx(folder, child);
	}

	async dispose(): Promise<void> {
		const ended = once(this.#child, 'exit');
		this.#child.kill('SIGTERM');
		await ended;
		rmSync(this.#folder, { recursive: true });
	}
}

interface Here {
	servers: readonly string[];
	port: number;
	certificates: string;
}

/** Puts the addresses of this test in the place of those that are shipped. */
function settle(folder: string, { servers, port, certificates }: Here): void {
	const [first = '', second = ''] = servers.map((url) => new URL(url).host);
	const changed = (name: string, change: (text: string) => string) => {
		const file = path.join(folder, name);
		writeFileSync(file, change(readFileSync(file, 'utf8')));
	};
	changed('processes.conf', (text) =>
		text
			.replace('app:3000', first)
			.replace('127.0.0.1:3001', first)
			.replace('127.0.0.1:3002', second)
	);
	changed('listen.conf', (text) =>
		text
			.replace(/^listen \d+/m, `listen 127.0.0.1:${port}`)
			.replaceAll('/etc/ssl/board.example', path.join(certificates, 'board.example'))
	);
}

function certify(folder: string): void {
	const [key = '', crt = ''] = ['key', 'crt'].map((end) =>
		path.join(folder, `board.example.${end}`)
	);
	const what = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
	const where = ['-nodes', '-subj', '/CN=127.0.0.1', '-keyout', key, '-out', crt];
	execFileSync('openssl', [...what, ...where], { stdio: 'ignore' });
}

/** What reads the rest, as Debian and the container have it. */
function mainIn(folder: string): string {
	const file = path.join(folder, 'etc/nginx/nginx.conf');
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
		.map((name) => `${name}_temp_path ${folder}/${name};`)
		.join(' ');
	writeFileSync(
		file,
		`user root; daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
		http { access_log off; ${temporary} include conf.d/*.conf; }`
	);
	return file;
}
