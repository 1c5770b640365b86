import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Act } from './trace.ts';

type Change = Extract<Act, { kind: 'written' | 'cut' }>;

/** A file: what is on the disk for good, and what the machine had not yet brought there. */
interface File {
	kept: Buffer;
	pending: Change[];
}

/** A disk that keeps for sure only what was synced, as a trace of what was done to it says. */
export class LossyDisk {
	readonly #files = new Map<string, File>();

	do(act: Act): void {
		if (act.kind === 'said') return;
		const file = this.#files.get(act.file) ?? { kept: Buffer.alloc(0), pending: [] };
		this.#files.set(act.file, file);
		if (act.kind === 'removed') this.#files.delete(act.file);
		else if (act.kind === 'synced') sync(file);
		else file.pending.push(act);
	}

	/** Writes what a power cut leaves into a folder: what was synced, and of the rest of each file the share that is given, the last of it torn. */
	leave(folder: string, share: () => number): void {
		for (const [name, { kept, pending }] of this.#files) {
			// The index of the log is made anew by whoever opens it.
			if (name.endsWith('-shm')) continue;
			const reached = share() * pending.length;
			const whole = pending.slice(0, Math.floor(reached));
			const torn = pending.slice(whole.length, whole.length + 1);
			const left = [...whole, ...torn.map((each) => tear(each, reached % 1))];
			writeFileSync(path.join(folder, path.basename(name)), left.reduce(changed, kept));
		}
	}
}

function sync(file: File): void {
	file.kept = file.pending.reduce(changed, file.kept);
	file.pending = [];
}

function changed(before: Buffer, change: Change): Buffer {
	const length = change.kind === 'cut' ? change.size : change.at + change.bytes.length;
	const size = change.kind === 'cut' ? length : Math.max(before.length, length);
	const after = Buffer.alloc(size);
	before.copy(after);
	if (change.kind === 'written') change.bytes.copy(after, change.at);
	return after;
}

const tear = (change: Change, share: number): Change =>
	change.kind === 'cut'
		? change
		: { ...change, bytes: change.bytes.subarray(0, Math.floor(change.bytes.length * share)) };
