import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { vi } from 'vitest';

/** What a process did to its files and said, in its order. */
export type Act =
	| { kind: 'written'; file: string; at: number; bytes: Buffer }
	| { kind: 'cut'; file: string; size: number }
	| { kind: 'synced'; file: string }
	| { kind: 'removed'; file: string }
	| { kind: 'said'; text: string };

const CALLS = 'write,pwrite64,ftruncate,fsync,fdatasync,unlink';
const CALL =
	/^(\w+)\((?:(\d+)<([^>]*)>|"([^"]*)")(?:, (?:"([^"]*)"|(\d+)))?(?:, (\d+))?(?:, (\d+))?\)/;

/** What starts a process in its own place whose calls are written to a file, whole. */
export const tracing = (file: string): string[] => [
	...['strace', '-D', '-y', '-xx', '-s', '1000000', '-e', `trace=${CALLS}`, '-o', file]
];

/** Whether a process can be traced on this machine. */
export function canTrace(): boolean {
	try {
		execFileSync('strace', ['-D', '-o', '/dev/null', 'true'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

/** What a traced process did with the files of that name, and what it said, once it has ended. */
export async function actsIn(trace: string, database: string): Promise<Act[]> {
	const ended = () =>
		existsSync(trace) && /^\+\+\+ /m.test(readFileSync(trace, 'latin1').slice(-200));
	await vi.waitUntil(ended, { timeout: 20_000, interval: 50 });
	const lines = readFileSync(trace, 'latin1').split('\n');
	return lines.flatMap((line) => {
		const act = actOf(line);
		return act && (act.kind === 'said' || act.file.startsWith(database)) ? [act] : [];
	});
}

function actOf(line: string): Act | undefined {
	const [whole, call, fd, shown = '', named = '', text = '', size, , offset] =
		CALL.exec(line) ?? [];
	// The last call of a process that was killed has no result.
	if (!whole || !/ = \d+$/.test(line)) return undefined;
	const file = String(bytesOf(shown || named));
	switch (call) {
		case 'pwrite64':
			return { kind: 'written', file, at: Number(offset), bytes: bytesOf(text) };
		case 'ftruncate':
			return { kind: 'cut', file, size: Number(size) };
		case 'unlink':
			return { kind: 'removed', file };
		case 'fsync':
		case 'fdatasync':
			return { kind: 'synced', file };
		default:
			return fd === '1' ? { kind: 'said', text: String(bytesOf(text)) } : undefined;
	}
}

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex');
