/** @type {Map<string, (argument: any) => unknown>} */
const known = new Map();
/** Questions that came before who answers them: the parent need not know when a script has begun. */
/** @type {{ id: number, name: string, argument: unknown }[]} */
const early = [];

process.on('message', (/** @type {any} */ question) => {
	if (known.has(question.name)) void reply(question);
	else early.push(question);
});

/**
 * Answers what the parent process asks by name, one answer for each question.
 *
 * @param {Record<string, (argument: any) => unknown>} answers
 */
export function answer(answers) {
	for (const [name, each] of Object.entries(answers)) known.set(name, each);
	for (const question of early.splice(0)) {
		if (known.has(question.name)) void reply(question);
		else early.push(question);
	}
}

/** @param {{ id: number, name: string, argument: unknown }} question */
async function reply({ id, name, argument }) {
	process.send?.({ id, answer: await known.get(name)?.(argument) });
}
