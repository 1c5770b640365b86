import { lookup } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LinkState } from '#lib/protocol/publishers.ts';
import { isPublic } from './public-address.ts';

const MOST_BYTES = 1024 * 1024;
const MOST_REDIRECTS = 5;
const WITHIN = 5_000;
const IS_HTML = /^(text\/html|application\/xhtml\+xml)\b/i;

/** What may be asked of the world outside, and how its names are found. */
export interface Outside {
	/** The addresses of a host. */
	resolve(host: string): Promise<string[]>;
	/** Whether this address may be asked. */
	mayAsk(address: string): boolean;
	/** How long a page may take in all, in ms. */
	readonly within: number;
}

export const theInternet: Outside = {
	resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
	mayAsk: isPublic,
	within: WITHIN
};

/** A page that was read: its HTML, or as much of it as is read of any, and where it was after all redirects. */
export interface Page {
	html: string;
	url: URL;
}

/** What a page that is not read was found to be. */
class Unread extends Error {
	readonly found: Exclude<LinkState, 'fine'>;

	constructor(found: Exclude<LinkState, 'fine'>, message: string) {
		super(message);
		this.found = found;
	}
}

/** Reads a page with nothing of the reader's; null where it cannot or must not be read. */
export async function fetchPage(
	address: string,
	outside: Outside = theInternet
): Promise<Page | null> {
	try {
		return await follow(address, outside, (response, url) =>
			IS_HTML.test(response.headers['content-type'] ?? '')
				? pageOf(response, url)
				: dropped(response)
		);
	} catch {
		// Whatever is wrong with a page of somebody else is nothing but that: the person types what it would have said.
		return null;
	}
}

/** What is at an address, without reading it. */
export async function lookAt(address: string, outside: Outside = theInternet): Promise<LinkState> {
	try {
		await follow(address, outside, dropped);
		return 'fine';
	} catch (error) {
		if (error instanceof Unread) return error.found;
		return isNameUnknown(error) ? 'gone' : 'unreachable';
	}
}

/** There is no such name, and not only nobody who could say. */
const isNameUnknown = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && error.code === 'ENOTFOUND';

async function follow<T>(
	address: string,
	outside: Outside,
	read: (response: IncomingMessage, url: URL) => T | Promise<T>
): Promise<T> {
	const signal = AbortSignal.timeout(outside.within);
	let url = new URL(address);
	for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
		const response = await ask(url, outside, signal);
		const to = redirectOf(response);
		if (to === null) return read(response, url);
		response.destroy();
		url = new URL(to, url);
	}
	throw new Unread('unreachable', 'It leads on without end');
}

const dropped = (response: IncomingMessage): null => {
	response.destroy();
	return null;
};

/** Each hop is looked at anew, and goes to the very address that was looked at: a name that changes its mind changes nothing. */
async function ask(url: URL, outside: Outside, signal: AbortSignal): Promise<IncomingMessage> {
	if (url.protocol !== 'http:' && url.protocol !== 'https:')
		throw new Unread('not public', 'Not a web address');
	if (url.username || url.password)
		throw new Unread('not public', 'An address that carries a password');
	const host = url.hostname.replace(/^\[|\]$/g, '');
	const addresses = await unlessAborted(outside.resolve(host), signal);
	const [address] = addresses;
	if (address === undefined || !addresses.every((each) => outside.mayAsk(each))) {
		throw new Unread('not public', 'Not a public address');
	}
	return request(url, address, signal);
}

function request(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
	const family = address.includes(':') ? 6 : 4;
	const { get } = url.protocol === 'https:' ? https : http;
	return new Promise((resolve, reject) => {
		const asked = get(
			url,
			{
				agent: false,
				signal,
				headers: { accept: 'text/html', 'accept-encoding': 'identity', 'user-agent': 'Demarche' },
				lookup: (_, options, found) =>
					options.all ? found(null, [{ address, family }]) : found(null, address, family)
			},
			resolve
		);
		asked.on('error', reject);
	});
}

function redirectOf(response: IncomingMessage): string | null {
	const { statusCode = 0, headers } = response;
	if (statusCode >= 300 && statusCode < 400 && headers.location) return headers.location;
	if (statusCode === 200) return null;
	response.destroy();
	throw new Unread(stateBy(statusCode), `The page answers ${statusCode}`);
}

function stateBy(status: number): Unread['found'] {
	if (status === 404 || status === 410) return 'gone';
	return status >= 400 && status < 500 ? 'refused' : 'unreachable';
}

/** Reads until the page ends or is as long as any may be: what describes a page stands at its head. */
async function pageOf(response: IncomingMessage, url: URL): Promise<Page> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of response) {
		const bytes = Buffer.from(chunk);
		chunks.push(bytes.subarray(0, MOST_BYTES - size));
		size += bytes.byteLength;
		if (size >= MOST_BYTES) break;
	}
	return { html: decoded(Buffer.concat(chunks), response.headers['content-type'] ?? ''), url };
}

/** In the encoding that the header names, or that the page names of itself near its beginning. */
function decoded(bytes: Buffer, type: string): string {
	const named = /charset=["']?([\w-]+)/i;
	const label =
		named.exec(type)?.[1] ?? named.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1];
	try {
		return new TextDecoder(label ?? 'utf-8').decode(bytes);
	} catch {
		return new TextDecoder().decode(bytes);
	}
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise((resolve, reject) => {
		signal.addEventListener('abort', () => reject(new Error('Too late')), { once: true });
		work.then(resolve, reject);
	});
}
