import http, { type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fetchPage, theInternet, type Outside } from '#lib/server/sources/fetch-page.ts';
import { isPublic } from '#lib/server/sources/public-address.ts';

const PAGE = '<title>Talks resume</title>';
const sendPage: RequestListener = (_, response) => {
	response.setHeader('content-type', 'text/html; charset=utf-8');
	response.end(PAGE);
};

/** A web server of this test's; its port, and how often it was asked. */
async function aServer(answer: RequestListener = sendPage) {
	const requests: http.IncomingMessage[] = [];
	const told = { requests, port: 0 };
	const server = http.createServer((request, response) => {
		told.requests.push(request);
		answer(request, response);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	told.port = portOf(server.address());
	return told;
}

const portOf = (address: string | AddressInfo | null): number =>
	typeof address === 'object' && address ? address.port : 0;

/** A world in which every name is at the loopback, which for once may be asked. */
const loopback: Outside = {
	resolve: async () => ['127.0.0.1'],
	mayAsk: (address) => address === '127.0.0.1',
	within: 5_000
};

describe('K7: a page is read', () => {
	test('as its reader is nobody: no cookie, no referrer, and the name it was asked by', async () => {
		const server = await aServer();
		const page = await fetchPage(`http://news.example:${server.port}/talks`, loopback);
		expect(page?.html).toBe(PAGE);
		const [request] = server.requests;
		expect(request?.headers.host).toBe(`news.example:${server.port}`);
		expect(request?.headers).not.toHaveProperty('cookie');
		expect(request?.headers).not.toHaveProperty('referer');
	});

	test('through redirects, in the encoding that it names', async () => {
		const server = await aServer((request, response) => {
			if (request.url === '/old') return response.writeHead(302, { location: '/new' }).end();
			response.setHeader('content-type', 'text/html');
			response.end(Buffer.from('<meta charset="gbk"><title>\xcc\xb8\xc5\xd0</title>', 'latin1'));
		});
		const page = await fetchPage(`http://news.example:${server.port}/old`, loopback);
		expect(page?.html).toContain('谈判');
		expect(page?.url.pathname).toBe('/new');
	});

	test.each([
		['not HTML', { 'content-type': 'application/pdf' }, 200],
		['an error', { 'content-type': 'text/html' }, 500]
	])('unless it is %s', async (_, headers, status) => {
		const server = await aServer((_, response) => response.writeHead(status, headers).end(PAGE));
		expect(await fetchPage(`http://news.example:${server.port}/`, loopback)).toBeNull();
	});
});

describe('K8: what is not of the public Internet is never asked', () => {
	test.each([
		'127.0.0.1',
		'127.8.8.8',
		'0.0.0.0',
		'10.0.0.1',
		'172.16.0.1',
		'192.168.1.1',
		'169.254.169.254',
		'100.64.0.1',
		'192.0.0.1',
		'198.18.0.1',
		'224.0.0.1',
		'240.0.0.1',
		'255.255.255.255',
		'::',
		'::1',
		'fe80::1',
		'fc00::1',
		'fd00:ec2::254',
		'ff02::1',
		'::ffff:127.0.0.1',
		'::ffff:7f00:1',
		'::ffff:169.254.169.254',
		'64:ff9b::7f00:1',
		'2002:7f00:1::',
		'2001:0:7f00:1::',
		'::127.0.0.1',
		'::10.0.0.1',
		'64:ff9b:1::7f00:1',
		'fec0::1',
		'4000::1',
		'localhost',
		''
	])('%s is not public', (address) => expect(isPublic(address)).toBe(false));

	test.each(['93.184.215.14', '2606:4700:4700::1111', '::ffff:93.184.215.14'])(
		'%s is public',
		(address) => expect(isPublic(address)).toBe(true)
	);

	test.each([
		['127.0.0.1', '127.0.0.1'],
		['decimal', '2130706433'],
		['hexadecimal', '0x7f000001'],
		['octal', '0177.0.0.1'],
		['short', '127.1'],
		['mapped into IPv6', '[::ffff:127.0.0.1]'],
		['a name', 'localhost']
	])('by the loopback as %s', async (_, host) => {
		const server = await aServer();
		expect(await fetchPage(`http://${host}:${server.port}/`, theInternet)).toBeNull();
		expect(server.requests).toHaveLength(0);
	});

	test('by a redirect to it', async () => {
		const inside = await aServer();
		const outside = await aServer((_, response) =>
			response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` }).end()
		);
		const world: Outside = {
			...loopback,
			resolve: async (host) => [host === 'news.example' ? '127.0.0.2' : '127.0.0.1'],
			mayAsk: (address) => address === '127.0.0.2'
		};
		const server = http.createServer((request, response) => {
			outside.requests.push(request);
			response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` }).end();
		});
		await new Promise<void>((listening) => server.listen(0, '127.0.0.2', listening));
		onTestFinished(() => void server.close());
		const { port } = { port: portOf(server.address()) };
		expect(await fetchPage(`http://news.example:${port}/`, world)).toBeNull();
		expect(outside.requests).toHaveLength(1);
		expect(inside.requests).toHaveLength(0);
	});

	test('by a name that changes its mind between the look and the request', async () => {
		const server = await aServer();
		let asked = 0;
		const fickle: Outside = {
			...loopback,
			resolve: async () => [(asked += 1) === 1 ? '127.0.0.1' : '192.168.0.1']
		};
		expect((await fetchPage(`http://fickle.example:${server.port}/`, fickle))?.html).toBe(PAGE);
		expect(asked).toBe(1);
		expect(await fetchPage(`http://fickle.example:${server.port}/`, fickle)).toBeNull();
		expect(server.requests).toHaveLength(1);
	});

	test('by a name with one public and one private address', async () => {
		const server = await aServer();
		const both: Outside = { ...loopback, resolve: async () => ['127.0.0.1', '10.0.0.1'] };
		expect(await fetchPage(`http://both.example:${server.port}/`, both)).toBeNull();
		expect(server.requests).toHaveLength(0);
	});

	test.each([
		'file:///etc/passwd',
		'ftp://news.example/',
		'data:text/html,x',
		'http://a:b@news.example/',
		'no address'
	])('%s is not asked for', async (address) =>
		expect(await fetchPage(address, loopback)).toBeNull()
	);
});

describe('K8: a page takes only so much', () => {
	test('of an endless body, no more than 1 MB is read', async () => {
		let closed: () => void = () => undefined;
		const isClosed = new Promise<void>((resolve) => (closed = resolve));
		const server = await aServer((_, response) => {
			response.setHeader('content-type', 'text/html');
			const more = () => {
				while (response.write('x'.repeat(65_536)));
			};
			response.on('drain', more).on('close', closed);
			more();
		});
		const page = await fetchPage(`http://news.example:${server.port}/`, loopback);
		expect(page?.html.length).toBe(1024 * 1024);
		await isClosed;
	});

	test('a body that drips is given up when its time is over', async () => {
		const server = await aServer((_, response) => {
			response.setHeader('content-type', 'text/html');
			response.write('<title>');
		});
		const hurried = { ...loopback, within: 200 };
		expect(await fetchPage(`http://news.example:${server.port}/`, hurried)).toBeNull();
		expect(server.requests).toHaveLength(1);
	});

	test('a name that is never found is given up when its time is over', async () => {
		const lost: Outside = { ...loopback, within: 50, resolve: () => new Promise(() => undefined) };
		expect(await fetchPage('http://lost.example/', lost)).toBeNull();
	});

	test('redirects that never end are given up', async () => {
		const server = await aServer((_, response) => response.writeHead(302, { location: '/' }).end());
		expect(await fetchPage(`http://news.example:${server.port}/`, loopback)).toBeNull();
		expect(server.requests).toHaveLength(6);
	});
});
