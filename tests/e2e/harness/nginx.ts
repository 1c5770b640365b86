import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';

/** Where Debian's nginx is; undefined where it is not installed. */
export const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file));

const SHIPPED = 'deploy/nginx/demarche.conf';

/** The shipped configuration for other processes, at another port, with a certificate of its own. */
function confOf(folder: string, port: number, servers: readonly string[]): string {
	const [first, second] = servers.map((url) => new URL(url).host);
	return readFileSync(SHIPPED, 'utf8')
		.replace('127.0.0.1:3001', first ?? '')
		.replace('127.0.0.1:3002', second ?? '')
		.replace(/server \{\s*listen 80;[^}]*\}/, '')
		.replace('listen 443', `listen 127.0.0.1:${port}`)
		.replaceAll('/etc/ssl/board.example', path.join(folder, 'board.example'));
}

/** An nginx before two processes, with what is shipped for it. */
export class Nginx {
	readonly #folder: string;
	readonly #child: ChildProcess;

	private constructor(folder: string, child: ChildProcess) {
		this.#folder = folder;
		this.#child = child;
	}

	static async before(servers: readonly string[], port: number): Promise<Nginx> {
		const folder = mkdtempSync(path.join(tmpdir(), 'demarche-nginx-'));
		const [key, crt] = ['key', 'crt'].map((end) => path.join(folder, `board.example.${end}`));
		const what = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
		const where = ['-nodes', '-subj', '/CN=127.0.0.1', '-keyout', key ?? '', '-out', crt ?? ''];
		execFileSync('openssl', [...what, ...where], { stdio: 'ignore' });
		const file = path.join(folder, 'nginx.conf');
		const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
			.map((name) => `${name}_temp_path ${folder}/${name};`)
			.join(' ');
		writeFileSync(
			file,
			`user root; daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
			http { access_log off; ${temporary}\n${confOf(folder, port, servers)} }`
		);
		const child = spawn(NGINX ?? '', ['-e', `${folder}/error.log`, '-c', file]);
		await vi.waitFor(
			async () => {
				const socket = connect(port, '127.0.0.1');
				await once(socket, 'connect');
				socket.destroy();
			},
			{ timeout: 10_000, interval: 50 }
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
