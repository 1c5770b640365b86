import { Registry } from 'prom-client';
import type { MetricsConfig } from '../config-metrics.ts';
import { maySee } from './may-see.ts';
import { Meters } from './meters.ts';
import { addStanding, type Standing } from './standing.ts';

/** The figures of this process, for those who may see them. */
export class Metrics {
	readonly registry = new Registry();
	readonly meters = new Meters(this.registry);
	readonly #config: MetricsConfig;

	constructor(config: MetricsConfig) {
		this.#config = config;
	}

	/** From now on what stands is told, too. */
	watch(standing: Standing): void {
		addStanding(this.registry, standing);
	}

	/** What a scrape is answered. */
	async answer(headers: Headers, address: string): Promise<Response> {
		if (!maySee({ headers, address }, this.#config)) {
			return new Response('Not found\n', { status: 404, headers: NEVER_KEPT });
		}
		const text = await this.registry.metrics();
		const type = this.registry.contentType;
		return new Response(text, { headers: { ...NEVER_KEPT, 'content-type': type } });
	}
}

const NEVER_KEPT = { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' };
