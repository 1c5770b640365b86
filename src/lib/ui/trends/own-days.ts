import type { Day } from '#lib/domain/day.ts';
import { dayWords } from '#lib/ui/words/time-words.ts';

/** The days that a form asks for; null where they cannot be shown, which is said at the field at fault. */
export function ownDays(
	form: HTMLFormElement,
	first: Day
): { from: Day | null; to: Day | null } | null {
	const [start, end] = form.querySelectorAll<HTMLInputElement>('[type="date"]');
	const [from, to] = [start?.value || null, end?.value || null];
	if (from && to && from > to) return blame(start, 'The first day must not be after the last');
	if (!from && to && to < first)
		return blame(end, `Nothing is to be seen before ${dayWords(first)}`);
	return { from, to };
}

/** A field is at fault until either day is another. */
function blame(field: HTMLInputElement | undefined, words: string): null {
	field?.setCustomValidity(words);
	field?.form?.addEventListener('input', () => field.setCustomValidity(''), { once: true });
	field?.reportValidity();
	return null;
}
