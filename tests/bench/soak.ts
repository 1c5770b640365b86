import { parseArgs } from 'node:util';
import { setup } from '../e2e/harness/build.ts';
import { openBrowser, openPage } from '../e2e/harness/browser.ts';
import { BuiltServer } from '../e2e/harness/server.ts';
import { openSoak, type Look } from './soaking.ts';

/**
 * A wall in a real browser with its clock driven fast through a month: what it holds at the end beside what it held after
 * its first hour. `npm run soak`, or a shorter one: `npm run soak -- --turns 2000 --changes 1000 --looks 5`.
 */
const { values } = parseArgs({
	options: {
		turns: { type: 'string', default: '80200' },
		changes: { type: 'string', default: '100000' },
		looks: { type: 'string', default: '15' }
	}
});
const [turns = 0, changes = 0, looks = 1] = [values.turns, values.changes, values.looks].map(
	Number
);
/** Scene turns of an hour. */
const HOUR = 111;
const FIRST_CHANGES = 400;

const lineOf = (look: Look) =>
	[
		`${look.hours.toFixed(1)} h`,
		`${look.turns} turns`,
		`${look.changes} changes`,
		`heap ${(look.heap / 1e6).toFixed(2)} MB, ${(look.code / 1e6).toFixed(2)} of it code`,
		`${look.nodes} nodes (${look.heldNodes} held)`,
		`${look.listeners} listeners`,
		`${look.sockets} sockets`
	].join(', ');

setup();
const server = await BuiltServer.start({ DEMARCHE_SAMPLE: 'off' });
const browser = await openBrowser();
try {
	const page = await openPage(browser, {
		theme: 'dark',
		width: 480,
		height: 270,
		reducedMotion: true
	});
	const soak = await openSoak(server, page);
	// Enough changes that what remembers the latest of them is full.
	await soak.run(HOUR, FIRST_CHANGES);
	await soak.settle();
	const first = await soak.look();
	console.log(`${lineOf(first)} (the first hour)`);
	let last = first;
	for (let part = 1; part <= looks; part += 1) {
		const until = Math.round((turns * part) / looks);
		await soak.run(Math.max(0, until - soak.turns), Math.ceil(changes / looks));
		await soak.settle();
		last = await soak.look();
		console.log(lineOf(last));
	}
	const ratio = last.heap / first.heap;
	const held = (last.heap - last.code) / (first.heap - first.code);
	console.log(`heap at the end beside the first hour: ${ratio.toFixed(3)} (at most 1.1)`);
	console.log(`what the page holds in it, without compiled code: ${held.toFixed(3)} (at most 1.1)`);
	const isSame =
		last.nodes === first.nodes &&
		last.listeners === first.listeners &&
		last.sockets === first.sockets;
	if (held > 1.1 || !isSame || last.heldNodes > 1.5 * first.heldNodes) process.exitCode = 1;
} finally {
	await browser.close();
	await server.dispose();
}
