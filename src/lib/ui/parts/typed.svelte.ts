import { untrack } from 'svelte';
import { afterNavigate } from '$app/navigation';

/** What is in a field whose words the address keeps: the address, which is without blanks at their ends, may be of less than was typed since. */
export function typedIn(kept: () => string): { text: string } {
	let text = $state(untrack(kept));
	afterNavigate(({ type }) => {
		if (type !== 'goto') text = kept();
	});
	return {
		get text() {
			return text;
		},
		set text(typed) {
			text = typed;
		}
	};
}
