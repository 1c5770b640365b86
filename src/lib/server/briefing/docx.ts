import type * as Docx from 'docx';
import type { Paragraph, ParagraphChild } from 'docx';
import type { Block, Briefing, Sentence, SourceNote } from '#lib/protocol/briefing.ts';

/** The words around a briefing's own: they are the same in every output. */
export interface PaperWords {
	head: string;
	made: string;
	noteOf: (note: SourceNote) => string;
}

/** A briefing as a Word document of A4 pages, its sources listed at the end. */
export async function docxOf(briefing: Briefing, words: PaperWords): Promise<Blob> {
	const docx = await import('docx');
	const { title } = briefing;
	const file = new docx.Document({
		...{ title, creator: 'Demarche', styles: STYLES },
		sections: [
			{
				properties: { page: { size: A4, margin: MARGIN } },
				footers: { default: footerOf(docx) },
				children: paragraphsOf(docx, briefing, words)
			}
		]
	});
	return docx.Packer.toBlob(file);
}

/** In twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = { top: 1134, bottom: 1134, left: 1247, right: 1247 };
const AFTER = 120;

const STYLES = {
	default: {
		document: { run: { font: 'Georgia', size: 21 }, paragraph: { spacing: { after: AFTER } } },
		title: { run: { size: 36 }, paragraph: { spacing: { after: 80 } } },
		heading1: {
			run: { size: 27, bold: true },
			paragraph: { spacing: { before: 320, after: AFTER } }
		},
		heading2: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 200, after: 60 } } }
	}
};

function paragraphsOf(
	docx: typeof Docx,
	{ title, summary, document }: Briefing,
	words: PaperWords
) {
	const { HeadingLevel, Paragraph } = docx;
	const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
		new Paragraph({ text, heading: level, keepNext: true });
	return [
		heading(title, HeadingLevel.TITLE),
		new Paragraph({
			children: [new docx.TextRun({ text: words.head, italics: true })]
		}),
		...summary
			.split(/\n+/)
			.filter(Boolean)
			.map((text) => new Paragraph({ text })),
		...document.sections.flatMap((section) => [
			heading(section.title, HeadingLevel.HEADING_1),
			...section.blocks.map((block) => blockOf(docx, block))
		]),
		...(document.notes.length > 0 ? [heading('Sources', HeadingLevel.HEADING_1)] : []),
		...document.notes.map((note) => noteOf(docx, note, words)),
		new Paragraph({ children: [new docx.TextRun({ text: words.made, italics: true })] })
	];
}

function blockOf(docx: typeof Docx, block: Block): Paragraph {
	const { HeadingLevel, Paragraph, TextRun } = docx;
	switch (block.kind) {
		case 'heading': {
			const aside = block.aside ? [new TextRun({ text: `  ${block.aside}`, bold: false })] : [];
			return new Paragraph({
				...{ heading: HeadingLevel.HEADING_2, keepNext: true },
				children: [new TextRun(block.text), ...aside]
			});
		}
		case 'paragraph':
			return new Paragraph({ children: runsOf(docx, block.sentences) });
		case 'item':
			return new Paragraph({
				...{ bullet: { level: 0 }, keepLines: true, spacing: { after: 60 } },
				children: [
					new TextRun({ text: `${block.lead}. `, bold: true }),
					...runsOf(docx, block.sentences)
				]
			});
		default:
			return block satisfies never;
	}
}

const runsOf = ({ TextRun }: typeof Docx, sentences: readonly Sentence[]): ParagraphChild[] =>
	sentences.flatMap(({ text, notes }) => [
		new TextRun(text),
		...notes.map((number) => new TextRun({ text: `[${number}]`, superScript: true })),
		new TextRun(' ')
	]);

function noteOf(docx: typeof Docx, note: SourceNote, { noteOf: wordsOf }: PaperWords): Paragraph {
	const { ExternalHyperlink, Paragraph, TextRun } = docx;
	const { number, url } = note;
	const link = url
		? [
				new TextRun('. '),
				new ExternalHyperlink({
					link: url,
					children: [new TextRun({ text: url, style: 'Hyperlink' })]
				})
			]
		: [];
	return new Paragraph({
		...{ keepLines: true, spacing: { after: 40 } },
		children: [new TextRun(`[${number}] ${wordsOf(note)}`), ...link]
	});
}

function footerOf({ AlignmentType, Footer, PageNumber, Paragraph, TextRun }: typeof Docx) {
	const children = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
	return new Footer({
		children: [
			new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children })] })
		]
	});
}
