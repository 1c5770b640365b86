import * as z from 'zod/mini';

/** The variables that say who may see the figures of this process. */
export const MetricsVariables = z.object({
	DEMARCHE_METRICS: z._default(z.enum(['off', 'loopback'], 'must be off or loopback'), 'off'),
	DEMARCHE_METRICS_TOKEN: z.optional(
		z
			.string()
			.check(
				z.refine(
					(text) => /^\S{32,}$/.test(text),
					'must have at least 32 characters, and no space among them'
				)
			)
	)
});

/** Who may see the figures of this process; nobody, where neither is so. */
export interface MetricsConfig {
	/** Programs on this very machine. */
	readonly loopback: boolean;
	/** Whoever has this. */
	readonly token: string | undefined;
}

export const metricsOf = (given: z.infer<typeof MetricsVariables>): MetricsConfig => ({
	loopback: given.DEMARCHE_METRICS === 'loopback',
	token: given.DEMARCHE_METRICS_TOKEN
});
