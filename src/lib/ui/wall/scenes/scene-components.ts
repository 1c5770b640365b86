import type { Component } from 'svelte';
import type { DrawnScene } from '#lib/client/wall/present.ts';
import CardsScene from './CardsScene.svelte';
import type { SceneProps } from './scene-props.ts';

/** A scene's component: at once where it is here already, else once it has come. */
type Coming = Component<SceneProps> | Promise<Component<SceneProps>>;

const LATER = {
	issue: async () => (await import('./IssueScene.svelte')).default,
	trends: async () => (await import('./TrendsScene.svelte')).default,
	agenda: async () => (await import('./ListScene.svelte')).default,
	latest: async () => (await import('./ListScene.svelte')).default,
	interruption: async () => (await import('./InterruptionScene.svelte')).default
} as const;

/** What draws a scene. Cards come with the page, the rest when it is first prepared. */
export function componentOf({ kind }: DrawnScene): Coming {
	return kind === 'overview' || kind === 'category' ? CardsScene : LATER[kind]();
}

/** Brings everything that a wall may have to show, so that it is there when the network is not. */
export const fetchScenes = (): Promise<unknown> =>
	Promise.all(Object.values(LATER).map((bring) => bring()));
