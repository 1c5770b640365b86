import type { Attachment } from 'svelte/attachments';

/** Between a card and the end of what is in sight, in pixels. */
const GAP = 8;
/** A card has that much room at least, in pixels. */
const LEAST = 140;

/** Says as `--room` how tall a card may be: down to the end of the window, or to the bar of the marked day that lies there. */
export const inSight: Attachment<HTMLElement> = (card) => {
	const bar = document.getElementById('time');
	const measure = () => {
		const end = Math.min(innerHeight, bar?.getBoundingClientRect().top ?? innerHeight);
		const room = end - card.getBoundingClientRect().top - GAP;
		card.style.setProperty('--room', `${Math.max(LEAST, room)}px`);
	};
	const marking = new MutationObserver(measure);
	if (bar) marking.observe(bar, { attributeFilter: ['data-past'] });
	addEventListener('scroll', measure, { passive: true });
	addEventListener('resize', measure);
	measure();
	return () => {
		marking.disconnect();
		removeEventListener('scroll', measure);
		removeEventListener('resize', measure);
	};
};
