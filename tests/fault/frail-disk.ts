import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SIZE = 64 * 1024 * 1024;

/** A disk of the test's own, in a file, that turns read-only under whoever has it, as disks do that meet an error. */
export class FrailDisk {
	readonly folder: string;
	readonly #place: string;

	private constructor(place: string) {
		this.#place = place;
		this.folder = path.join(place, 'disk');
		mkdirSync(this.folder);
		const file = openSync(this.#image, 'w');
		ftruncateSync(file, SIZE);
		closeSync(file);
		run('mkfs.ext4', '-q', this.#image);
		run('mount', '-o', 'loop', this.#image, this.folder);
	}

	/** Throws where this machine lets no test mount any. */
	static make(): FrailDisk {
		return new FrailDisk(mkdtempSync(path.join(tmpdir(), 'demarche-frail-')));
	}

	break(): void {
		run('mount', '-o', 'remount,abort', this.folder);
	}

	/** Makes it good again. Nobody may have it open. */
	mend(): void {
		run('umount', this.folder);
		try {
			run('fsck.ext4', '-p', this.#image);
		} catch (error) {
			// It says by 1 that something was mended.
			if (!(error instanceof Error && 'status' in error && error.status === 1)) throw error;
		}
		run('mount', '-o', 'loop', this.#image, this.folder);
	}

	dispose(): void {
		run('umount', '-l', this.folder);
		rmSync(this.#place, { recursive: true });
	}

	get #image(): string {
		return path.join(this.#place, 'image');
	}
}

/** Whether a test may have such a disk here. */
export function canBreak(): boolean {
	try {
		const disk = FrailDisk.make();
		disk.break();
		disk.dispose();
		return true;
	} catch {
		return false;
	}
}

const run = (program: string, ...args: string[]) =>
	execFileSync(program, args, { stdio: 'ignore' });
