// What SvelteKit's client uses of Svelte: of all else that Svelte has, a page needs nothing.
export { fork, onMount, settled, tick, untrack } from 'svelte';
