import { DomUtils } from 'htmlparser2';
import * as z from 'zod/mini';
import type { ReadSource } from '#lib/protocol/sources.ts';
import type { Page } from './fetch-page.ts';
import { documentOf } from './page-document.ts';

type Doc = ReturnType<typeof documentOf>;

const LONGEST_NAME = 80;
const LONGEST_TITLE = 160;

/** What a page says of itself: by its linked data, its Open Graph, its other metadata, or its title; a field it does not say is left out. */
export function readSource({ html, url }: Page): ReadSource {
	const page = documentOf(html);
	const metas = metasOf(page);
	const linked = linkedOf(page);
	const meta = (...names: string[]) => names.map((name) => metas.get(name)).find(Boolean);
	const title = meta('og:title', 'twitter:title') ?? linked.headline ?? titleOf(page);
	const publisher =
		meta('og:site_name', 'application-name') ??
		linked.publisher ??
		url.hostname.replace(/^www\./, '');
	const date = dayIn(
		meta(
			'article:published_time',
			'og:article:published_time',
			'datepublished',
			'date',
			'dc.date',
			'dc.date.issued',
			'dcterms.created',
			'pubdate',
			'publishdate',
			'citation_publication_date'
		) ?? linked.date
	);
	return {
		publisher: cut(publisher, LONGEST_NAME),
		...(title && { title: cut(title, LONGEST_TITLE) }),
		...(date && { date })
	};
}

/** All `<meta>` of a page by name, in lower case; of one name the first. */
function metasOf(page: Doc): Map<string, string> {
	const metas = new Map<string, string>();
	for (const { attribs } of DomUtils.getElementsByTagName('meta', page)) {
		const name = (attribs['property'] ?? attribs['name'] ?? attribs['itemprop'])?.toLowerCase();
		const content = plain(attribs['content'] ?? '');
		if (name && content && !metas.has(name)) metas.set(name, content);
	}
	return metas;
}

const titleOf = (page: Doc): string | undefined => {
	const [title] = DomUtils.getElementsByTagName('title', page, true, 1);
	return title && (plain(DomUtils.textContent(title)) || undefined);
};

const Named = z.union([z.string(), z.object({ name: z.string() })]);
const Article = z.object({
	headline: z.optional(z.string()),
	datePublished: z.optional(z.string()),
	publisher: z.optional(z.union([Named, z.array(Named)]))
});

interface Linked {
	headline?: string | undefined;
	publisher?: string | undefined;
	date?: string | undefined;
}

/** The first thing in a page's JSON-LD that has a headline or a day of publication. */
function linkedOf(page: Doc): Linked {
	const scripts = DomUtils.getElementsByTagName('script', page).filter(
		({ attribs }) => attribs['type'] === 'application/ld+json'
	);
	for (const thing of scripts.flatMap((script) => thingsIn(DomUtils.textContent(script)))) {
		const { data } = Article.safeParse(thing);
		if (!data?.headline && !data?.datePublished) continue;
		const [publisher] = [data.publisher].flat();
		return {
			headline: plain(data.headline ?? '') || undefined,
			publisher:
				plain((typeof publisher === 'object' ? publisher.name : publisher) ?? '') || undefined,
			date: data.datePublished
		};
	}
	return {};
}

const Graph = z.object({ '@graph': z.array(z.unknown()) });

function thingsIn(json: string): unknown[] {
	try {
		const things: unknown[] = [JSON.parse(json)].flat();
		return things.flatMap((thing) => Graph.safeParse(thing).data?.['@graph'] ?? thing);
	} catch {
		return [];
	}
}

const plain = (text: string): string => text.replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ').trim();

const cut = (text: string, most: number): string =>
	text.length > most
		? `${[...text]
				.slice(0, most - 1)
				.join('')
				.slice(0, most - 1)
				.trim()}…`
		: text;

/** The day that a moment of any usual notation names, as it was where it was written. */
function dayIn(text: string | undefined): string | undefined {
	const day = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?!\d)/.exec(text?.trim() ?? '');
	if (!day) return undefined;
	const iso = `${day[1]}-${day[2]}-${day[3]}`;
	const parsed = new Date(`${iso}T00:00:00Z`);
	return parsed.toString() !== 'Invalid Date' && parsed.toISOString().startsWith(iso)
		? iso
		: undefined;
}
