import type { Theme } from '#lib/domain/contrast.ts';
import type { Status } from '#lib/domain/status.ts';

/** The colours that every board has the rungs in, as `tokens.css` gives them: what a person begins from who chooses others. */
export const RUNG_COLOURS = {
	rupture: { light: '#c4261b', dark: '#ff6b61' },
	strained: { light: '#a34c08', dark: '#ff9d42' },
	talks: { light: '#736300', dark: '#efd86a' },
	progress: { light: '#1769aa', dark: '#58b2f2' },
	settled: { light: '#5b6472', dark: '#9aa5b5' }
} as const satisfies Record<Status, Record<Theme, string>>;
