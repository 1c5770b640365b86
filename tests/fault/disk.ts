import { execFileSync } from 'node:child_process';
import { mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A small disk of the test's own, which it fills and empties. */
export class Disk {
	readonly folder: string;

	private constructor(folder: string) {
		this.folder = folder;
	}

	/** One of so many megabytes; null where this machine lets no test mount any. */
	static make(megabytes: number): Disk | null {
		const folder = mkdtempSync(path.join(tmpdir(), 'demarche-disk-'));
		try {
			const size = `size=${megabytes}m`;
			execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
			return new Disk(folder);
		} catch {
			rmSync(folder, { recursive: true });
			return null;
		}
	}

	/** Leaves not a byte. */
	fill(): void {
		const file = openSync(this.#filler, 'a');
		try {
			for (let size = 1 << 20; size >= 1; size = size >> 1) this.#write(file, Buffer.alloc(size));
		} finally {
			closeSync(file);
		}
	}

	empty(): void {
		rmSync(this.#filler, { force: true });
	}

	dispose(): void {
		execFileSync('umount', ['-l', this.folder]);
		rmSync(this.folder, { recursive: true });
	}

	get #filler(): string {
		return path.join(this.folder, 'filler');
	}

	#write(file: number, bytes: Buffer): void {
		try {
			while (writeSync(file, bytes) === bytes.length);
		} catch (error) {
			if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
		}
	}
}

/** Whether a test may mount a disk here. */
export function canMount(): boolean {
	const disk = Disk.make(1);
	disk?.dispose();
	return disk !== null;
}
