import { assessments, CHANGES } from './commands.ts';
import { most, type Line } from './report.ts';
import { BOARD, startDemarche, withData, withServers, withViewers } from './server.ts';

interface Heard {
	frames: number;
	ms: number;
}

/** Packets a second that a viewer is sent while changes come as fast as they can. */
export async function burst(): Promise<Line[]> {
	return withData((data) =>
		withServers([startDemarche(data)], (server) =>
			withViewers(server, 2, async (viewers) => {
				const heard = viewers.ask<Heard>('listen', { seek: CHANGES, silence: 1000 });
				await server.process.ask('held');
				const asked = { board: BOARD, submissions: assessments(3000), atOnce: 32 };
				const submitted = await viewers.ask<{ ms: number }>('submit', asked);
				const { frames, ms } = await heard;
				const held = await server.process.ask<number>('held');
				return [
					most(
						`packets a second in a burst of 3,000 changes in ${Math.round(submitted.ms)} ms`,
						((frames - 1) * 1000) / ms,
						'a second',
						20.5
					),
					most('event loop held in the burst', held, 'ms', 20)
				];
			})
		)
	);
}
