/** What is sent, and the field that is being written in. What other fields show is the address's. */
const FIELDS = 'form[method=post] :is(input, select, textarea), :is(input, textarea):focus';

/**
 * Keeps what was written into a page that has no script yet, and returns what puts it back: a script that takes a page over
 * gives each field the value that it came with.
 */
export function keepWritten(): () => void {
	const written = [...document.querySelectorAll<HTMLInputElement>(FIELDS)]
		.filter((it) => it.value !== it.defaultValue || it.checked !== it.defaultChecked)
		.map((field) => ({ field, value: field.value, checked: field.checked }));
	return () => {
		for (const { field, ...was } of written) {
			Object.assign(field, was).dispatchEvent(new Event('input', { bubbles: true }));
		}
	};
}
