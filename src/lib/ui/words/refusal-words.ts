import type { Refusal } from '#lib/domain/refusal.ts';

/**
 * Why what was sent is refused, for people. A fault that is said at its field is not said again by the path that programs
 * know it by; of others the path is put into words.
 */
export function refusalWords(
	{ message, fields = {} }: Pick<Refusal, 'message' | 'fields'>,
	isSaid: (path: string) => boolean
): string {
	const faults = Object.entries(fields);
	if (!faults.some(([path, fault]) => path !== '' && message === `${path}: ${fault}`))
		return message;
	const unsaid = faults.filter(([path]) => !isSaid(path));
	if (unsaid.length === 0) return 'Something in this form is not as it must be.';
	return unsaid.map(([path, fault]) => `${pathWords(path)}: ${fault}`).join('; ');
}

/** `source.url` is `Source, url`; what is one of many is not numbered. */
function pathWords(path: string): string {
	const words = path
		.split('.')
		.filter((part) => !/^\d+$/.test(part))
		.map((part) => part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
		.join(', ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}
