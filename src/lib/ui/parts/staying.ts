import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { enhance } from '$app/forms';
import { tick } from 'svelte';
import { invalidateAll } from '$app/navigation';
import { arrived } from '#lib/client/read-anew.ts';

type Sent = Parameters<SubmitFunction>[0];
interface Answer {
	readonly result: ActionResult;
	readonly update: (how: { reset: boolean }) => Promise<void>;
}

/** Sends a form without leaving the page: what is open and what is written stays, and so does the focus. */
export const staying = (form: HTMLFormElement) =>
	enhance(form, (sent) => answered(sent, { reset: false }));

/** So does a form that adds something, which is empty again once it is sent. */
export const startingAnew = (form: HTMLFormElement) =>
	enhance(form, (sent) => answered(sent, { reset: true }));

function answered({ formElement, submitter }: Sent, how: { reset: boolean }) {
	const places = placesOf(formElement);
	const gone = focusOutside(formElement);
	const { pathname } = location;
	return async ({ result, update }: Answer) => {
		// Whoever has left for another page is not led back to this one.
		await arrived();
		if (location.pathname !== pathname) return void gone();
		if (result.type === 'redirect' && isHere(result.location)) await invalidateAll();
		else await update(how);
		// SvelteKit takes the focus away, for a page with a fragment only after a turn.
		await new Promise((resolve) => setTimeout(resolve));
		const next = gone();
		if (result.type === 'failure') showFault(formElement, submitter);
		// What has appeared may have asked for it.
		else if (!document.activeElement?.hasAttribute('autofocus'))
			giveFocus([next, submitter, ...places]);
	};
}

/** Follows where somebody goes on while a form is on its way, until the returned function is called, which gives it; null where they stay. */
function focusOutside(form: HTMLFormElement): () => HTMLElement | null {
	const following = new AbortController();
	let next: HTMLElement | null = null;
	const follow = ({ target }: FocusEvent) => {
		if (!(target instanceof HTMLElement) || target === document.body) return;
		next = form.contains(target) ? null : target;
	};
	addEventListener('focusin', follow, { signal: following.signal });
	return () => {
		following.abort();
		return next;
	};
}

const isHere = (location: string) => new URL(location, document.baseURI).href === document.URL;

function showFault(form: HTMLFormElement, submitter: HTMLElement | null): void {
	const fault = form.querySelector<HTMLElement>('[aria-invalid]');
	if (!fault) document.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
	(fault ?? submitter)?.focus({ preventScroll: !fault });
}

const PLACES = 'article, section, main';

/**
 * The parts of the page that an element stands in, the nearest first, and at last its main part: what is done there may take
 * some of them away.
 */
export function placesOf(element: HTMLElement): HTMLElement[] {
	const places: HTMLElement[] = [];
	for (let at = element.closest<HTMLElement>(PLACES); at;) {
		places.push(at);
		at = at.parentElement?.closest<HTMLElement>(PLACES) ?? null;
	}
	const main = document.querySelector('main');
	return main && !places.includes(main) ? [...places, main] : places;
}

/** Gives the focus to the first that is still there. */
export function giveFocus(candidates: readonly (HTMLElement | null)[]): void {
	const next = candidates.find((each) => each?.isConnected);
	if (next?.matches(PLACES)) next.tabIndex = -1;
	next?.focus();
}

/** Does what may take away what has the focus: the part of the page around it has it then. */
export async function keepingPlace(act: () => unknown): Promise<void> {
	const held = document.activeElement;
	const places = held instanceof HTMLElement ? placesOf(held) : [];
	await act();
	await tick();
	if (document.activeElement === document.body) giveFocus(places);
}
