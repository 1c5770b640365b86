import { linked, type Stretch } from './linked.ts';

/** A stretch of what somebody said; with `account` it is somebody's name. */
export interface Spoken extends Stretch {
	account?: string;
}

interface Named {
	account: string;
	/** As it stands in the text, */
	name: string;
	/** and as they are called by now. */
	called?: string | undefined;
}

/** What was said, in stretches: addresses lead somewhere, and people are named as they are called by now. */
export function spoken(text: string, mentions: readonly Named[]): Spoken[] {
	// The longest name first: Ann Lee is not Ann.
	const named = mentions.toSorted((one, other) => other.name.length - one.name.length);
	return linked(text).flatMap((stretch) =>
		stretch.href ? [stretch] : naming(stretch.text, named)
	);
}

function naming(text: string, [first, ...rest]: readonly Named[]): Spoken[] {
	if (!first) return text === '' ? [] : [{ text }];
	const { account, name, called = name } = first;
	return text
		.split(`@${name}`)
		.flatMap((part, index) => [
			...(index === 0 ? [] : [{ text: `@${called}`, account }]),
			...naming(part, rest)
		]);
}
