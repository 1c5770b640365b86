import type { Page } from 'playwright-core';
import { openBrowser, openPage } from '../../e2e/harness/browser.ts';
import { CHRONICLE } from '../chronicle.ts';
import { most, type Line } from '../report.ts';
import { withLogs } from './logs.ts';

const FRAME = 100;
const SMOOTH = 50;
const TWELVE = Array.from({ length: 12 }, (_, index) => `issue=issue-${index * 5}`).join('&');

/** How long the chart of twelve lines and the ribbon of sixty issues take to draw, and how smoothly they are panned. */
export const chart = (): Promise<Line[]> =>
	withLogs(async ({ url }) => {
		const browser = await openBrowser();
		try {
			const page = await openPage(browser);
			await page.addInitScript(countLongTasks);
			await page.goto(`${url}/b/${CHRONICLE}/trends?from=2020-01-01&to=2022-01-01&${TWELVE}`);
			await page.locator('canvas[data-drawn]').waitFor();
			const drawn = await page.evaluate(drawingTime);
			const rate = await panned(page);
			return [
				most('the chart is drawn anew in', drawn, 'ms', FRAME),
				{
					what: 'frames a second while it is panned',
					measured: rate.toFixed(1),
					baseline: '',
					target: `at least ${SMOOTH}`,
					met: rate >= SMOOTH
				}
			];
		} finally {
			await browser.close();
		}
	});

declare global {
	interface Window {
		longTasks: number[];
	}
}

function countLongTasks(): void {
	window.longTasks = [];
	new PerformanceObserver((list) => {
		window.longTasks.push(...list.getEntries().map(({ duration }) => duration));
	}).observe({ entryTypes: ['longtask'] });
}

/** The longest that one turn of the wheel holds the page: all lines, marks, flags and bands are drawn anew. */
async function drawingTime(): Promise<number> {
	const canvas = document.querySelector('canvas');
	const box = canvas?.getBoundingClientRect();
	if (!canvas || !box) throw new Error('There is no chart');
	const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
	const times: number[] = [];
	for (let turn = 0; turn < 10; turn += 1) {
		await frame();
		const began = performance.now();
		canvas.dispatchEvent(
			new WheelEvent('wheel', {
				deltaY: turn % 2 === 0 ? -100 : 100,
				clientX: box.x + box.width / 2,
				clientY: box.y + box.height / 2,
				bubbles: true,
				cancelable: true
			})
		);
		await frame();
		await new Promise((resolve) => setTimeout(resolve));
		times.push(performance.now() - began);
	}
	return Math.max(...times.slice(2));
}

/** Frames a second while the chart is dragged to and fro, by as many moves as a mouse makes. */
async function panned(page: Page): Promise<number> {
	const box = await page.locator('canvas').boundingBox();
	if (!box) throw new Error('There is no chart');
	const middle = box.y + box.height / 2;
	await page.mouse.move(box.x + box.width / 2, middle);
	await page.mouse.down();
	const counting = page.evaluate(async () => {
		const began = performance.now();
		let frames = 0;
		while (performance.now() - began < 2_000) {
			await new Promise((resolve) => requestAnimationFrame(resolve));
			frames += 1;
		}
		return (frames * 1000) / (performance.now() - began);
	});
	for (let move = 0; move < 120; move += 1) {
		const x = box.x + box.width * (0.5 + 0.3 * Math.sin(move / 12));
		await page.mouse.move(x, middle);
	}
	const rate = await counting;
	await page.mouse.up();
	return rate;
}
