import { expect, test } from 'vitest';
import { openSoak } from '../bench/soaking.ts';
import { aPage, aServer } from './harness/world.ts';

const HOUR = 111;

test(
	'W15: hours of scenes and changes leave no node, listener or socket behind, nor a heap that grows',
	{ timeout: 300_000 },
	async () => {
		const server = await aServer({ DEMARCHE_SAMPLE: 'off' });
		const page = await aPage({ theme: 'dark', width: 480, height: 270, reducedMotion: true });
		const soak = await openSoak(server, page);
		await soak.run(HOUR, 400);
		await soak.settle();
		const first = await soak.look();
		await soak.run(3 * HOUR, 450);
		await soak.settle();
		const last = await soak.look();
		expect(last.turns).toBeGreaterThanOrEqual(4 * HOUR);
		const { nodes, listeners, sockets } = first;
		expect(last).toMatchObject({ nodes, listeners, sockets });
		expect(last.heap / first.heap).toBeLessThanOrEqual(1.1);
	}
);
