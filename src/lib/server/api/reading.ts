import type * as z from 'zod/mini';
import { isRefusal, refuse, refuseInvalid, type Refusal } from '#lib/domain/refusal.ts';
import { LARGEST_BODY } from '#lib/protocol/api.ts';

const tooLarge = () => refuse('too_large', `A body may have at most ${LARGEST_BODY} bytes`);

/** The query of an address, as the schema has it. */
export function queryOf<S extends z.ZodMiniType>(
	url: URL,
	schema: S
): { query: z.output<S> } | Refusal {
	const parsed = schema.safeParse(Object.fromEntries(url.searchParams));
	return parsed.success ? { query: parsed.data } : refuseInvalid(parsed.error);
}

/** The JSON that a request brings, as the schema has it. Nothing is read past the limit. */
export async function bodyOf<S extends z.ZodMiniType>(
	request: Request,
	schema: S
): Promise<{ body: z.output<S> } | Refusal> {
	const text = await textOf(request);
	if (typeof text !== 'string') return text;
	const json = jsonOf(text);
	if (isRefusal(json)) return json;
	const parsed = schema.safeParse(json.value);
	return parsed.success ? { body: parsed.data } : refuseInvalid(parsed.error);
}

async function textOf(request: Request): Promise<string | Refusal> {
	if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) return tooLarge();
	const bytes = await bytesOf(request.body);
	if (isRefusal(bytes)) return bytes;
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return refuse('malformed', 'The body is not UTF-8');
	}
}

async function bytesOf(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | Refusal> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	const reader = body?.getReader();
	while (reader) {
		const { done, value } = await reader.read();
		if (done) break;
		size += value.byteLength;
		if (size > LARGEST_BODY) {
			await reader.cancel();
			return tooLarge();
		}
		chunks.push(value);
	}
	return Buffer.concat(chunks);
}

function jsonOf(text: string): { value: unknown } | Refusal {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return refuse('malformed', 'The body is not JSON');
	}
}
