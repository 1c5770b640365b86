import { parseArgs } from 'node:util';
import { openBrowser, openPage } from '../tests/e2e/harness/browser.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		size: { type: 'string', default: '1440x900' },
		theme: { type: 'string', default: 'light' },
		wait: { type: 'string' },
		full: { type: 'boolean', default: false }
	}
});
const [url, file] = positionals;
if (!url || !file) {
	throw new Error(
		'npm run shot -- URL out.png [--size 1920x1080] [--theme dark] [--wait selector] [--full]'
	);
}
const [width, height] = values.size.split('x').map(Number);
const browser = await openBrowser();
const page = await openPage(browser, {
	theme: values.theme === 'dark' ? 'dark' : 'light',
	width: width ?? 1440,
	height: height ?? 900
});
page.on('console', (message) => console.log(`${message.type()}: ${message.text()}`));
page.on('pageerror', (error) => console.log(String(error)));
await page.goto(url, { waitUntil: 'load' });
await page.evaluate(() => document.fonts.ready);
if (values.wait) await page.waitForSelector(values.wait);
await page.screenshot({ path: file, fullPage: values.full });
await browser.close();
