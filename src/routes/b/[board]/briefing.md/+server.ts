import { markdownOf } from '#lib/ui/briefing/markdown.ts';
import { fileOf } from '../briefing/file.ts';

export const { GET, POST } = fileOf({
	ending: 'md',
	type: 'text/markdown; charset=utf-8',
	write: markdownOf
});
