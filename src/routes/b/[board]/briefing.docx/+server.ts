import { docxOf } from '#lib/server/briefing/docx.ts';
import { headWords, madeWords, noteWords } from '#lib/ui/briefing/paper-words.ts';
import { fileOf } from '../briefing/file.ts';

export const { GET, POST } = fileOf({
	ending: 'docx',
	type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	write: (briefing) =>
		docxOf(briefing, {
			head: headWords(briefing.document),
			made: madeWords(briefing.document),
			noteOf: noteWords
		})
});
