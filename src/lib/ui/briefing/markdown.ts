import type { Block, Briefing, Sentence, SourceNote } from '#lib/protocol/briefing.ts';
import { headWords, madeWords } from './paper-words.ts';

/** A briefing as Markdown, its sources as footnotes. */
export function markdownOf({ title, summary, document }: Briefing): string {
	const { sections, notes } = document;
	const parts = [
		`# ${plain(title)}`,
		`*${plain(headWords(document))}*`,
		...paragraphsOf(summary),
		...sections.flatMap((section) => [`## ${plain(section.title)}`, ...blocksOf(section.blocks)]),
		notes.map(noteOf).join('\n'),
		`*${plain(madeWords(document))}*`
	];
	return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** What somebody wrote, with its lines; blanks before one would make it code. */
const paragraphsOf = (text: string): string[] =>
	text
		.split('\n')
		.map((line) => plain(line.trim()))
		.join('\n')
		.split(/\n{2,}/)
		.map((lines) => lines.replaceAll('\n', '\\\n'));

/** Items that follow one another are one list. */
function blocksOf(blocks: readonly Block[]): string[] {
	const parts: string[] = [];
	let list: string[] = [];
	const endList = () => {
		if (list.length > 0) parts.push(list.join('\n'));
		list = [];
	};
	for (const block of blocks) {
		if (block.kind === 'item') {
			list.push(`- **${plain(block.lead)}.** ${sentencesOf(block.sentences)}`);
			continue;
		}
		endList();
		parts.push(block.kind === 'heading' ? headingOf(block) : sentencesOf(block.sentences));
	}
	endList();
	return parts;
}

const headingOf = ({ text, aside }: Extract<Block, { kind: 'heading' }>): string =>
	aside ? `### ${plain(text)}: ${plain(aside)}` : `### ${plain(text)}`;

const sentencesOf = (sentences: readonly Sentence[]): string =>
	sentences
		.map(({ text, notes }) => plain(text) + notes.map((number) => `[^${number}]`).join(''))
		.join(' ');

function noteOf({ number, publisher, title, url, date }: SourceNote): string {
	const name = title ?? url;
	const link =
		url && name
			? `[${plain(name)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`
			: name && plain(name);
	return `[^${number}]: ${[plain(publisher), link, date].filter(Boolean).join(', ')}.`;
}

/** The text so that none of its signs is taken for Markdown or HTML. */
const plain = (text: string): string =>
	text
		.replace(/[\\`*_[\]<>#|~^]|&(?=#?\w+;)/g, '\\$&')
		.replace(/^\s*(?=[-+](?:\s|$)|[-=:]+\s*$)/gm, '$&\\')
		.replace(/^\s*\d+(?=[.)](?:\s|$))/gm, '$&\\');
