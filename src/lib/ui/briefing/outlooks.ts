import { isOpen } from '#lib/domain/issue.ts';
import { lasting, type DatedOutlook } from '#lib/domain/outlook.ts';
import type { Block, BriefingMaterial } from '#lib/protocol/briefing.ts';
import { likelihoodWords } from '#lib/ui/words/outlook-words.ts';
import { dayWords } from '#lib/ui/words/time-words.ts';
import type { Notes } from './notes.ts';

/** The risks, then the opportunities, that stand at the end of the span. */
export function outlookBlocks(material: BriefingMaterial, notes: Notes): Block[] {
	const { after, span } = material;
	const standing = after.issues.filter(isOpen).flatMap(({ title, outlook }) => {
		const lasts = lasting(outlook, span.to);
		return lasts ? [{ title, outlook: lasts }] : [];
	});
	const of = (kind: DatedOutlook['kind']) =>
		standing.filter(({ outlook }) => outlook.kind === kind);
	const items = [...of('risk'), ...of('opportunity')].map(({ title, outlook }): Block => {
		const word = outlook.kind === 'risk' ? 'Risk' : 'Opportunity';
		return {
			kind: 'item',
			lead: `${word}: ${title}`,
			sentences: outlookSentences(outlook).map((text) => notes.cite(text))
		};
	});
	if (items.length > 0) return items;
	const none = `The desk had given no outlook that still stood on ${dayWords(span.to)}`;
	return [{ kind: 'paragraph', sentences: [notes.cite(none)] }];
}

/** Likelihood and confidence are never said in one sentence (ICD 203, D.6.e(2)): they are about different things. */
const outlookSentences = ({
	text,
	likelihood,
	confidence,
	until,
	asOf
}: DatedOutlook): string[] => [
	text,
	`The desk judges this ${likelihoodWords(likelihood)} until ${dayWords(until)}`,
	`Its confidence in that judgement, made on ${dayWords(asOf)}, is ${confidence}`
];
