import { LIKELIHOODS, type Outlook } from '#lib/domain/outlook.ts';
import { dayWords } from './time-words.ts';

/** A band with its range, as ICD 203 prints them: `very likely (80–95%)`. */
export function likelihoodWords(band: Outlook['likelihood']): string {
	const found = LIKELIHOODS.find((each) => each.band === band);
	return found ? `${band} (${found.from}–${found.to}%)` : band;
}

/** The outlook in a sentence: `Risk, very likely (80–95%), moderate confidence, until 31 Dec 2026`. */
export const outlookWords = ({ kind, likelihood, confidence, until }: Outlook): string =>
	`${kind === 'risk' ? 'Risk' : 'Opportunity'}, ${likelihoodWords(likelihood)}, ${confidence} confidence, until ${dayWords(until)}`;
