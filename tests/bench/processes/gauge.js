import { monitorEventLoopDelay } from 'node:perf_hooks';
import { answer } from './answer.js';

// Loaded before a measured process begins: it tells the parent what the process uses, and is in nobody's way.

/** CPU of this process in ms since its start. */
function cpu() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

let held = 0;
let before = { wall: performance.now(), cpu: cpu() };

// A turn of the event loop counts by what it works, not by how long other processes keep it waiting.
setInterval(() => {
	const now = { wall: performance.now(), cpu: cpu() };
	held = Math.max(held, Math.min(now.wall - before.wall, now.cpu - before.cpu));
	before = now;
}, 1).unref();

const RESOLUTION = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
delay.enable();

answer({
	cpu,
	/** Most memory that was ever resident, in bytes. */
	peak: () => process.resourceUsage().maxRSS * 1024,
	/** How late the event loop was since asked last, in ms. */
	delay() {
		const [p99, max] = [delay.percentile(99), delay.max].map((each) => each / 1e6 - RESOLUTION);
		delay.reset();
		return { p99, max };
	},
	/** Memory in bytes, once collected and given back: a heap that was larger keeps its pages for a while otherwise. */
	memory() {
		Reflect.get(globalThis, 'gc')?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
		const { rss, heapUsed, external } = process.memoryUsage();
		return { rss, heap: heapUsed + external };
	},
	/** The longest that a turn of the event loop worked, in ms, since asked last. */
	held() {
		const longest = held;
		held = 0;
		return longest;
	}
});
process.channel?.unref();
