import { tick } from 'svelte';
import { giveFocus, placesOf } from './staying.ts';

/** Does what may take away what has the focus: the part of the page around it has it then. */
export async function keepingPlace(act: () => unknown): Promise<void> {
	const held = document.activeElement;
	const places = held instanceof HTMLElement ? placesOf(held) : [];
	await act();
	await tick();
	if (document.activeElement === document.body) giveFocus(places);
}
