import type { Page } from 'playwright-core';

/** Every text of a page that anybody sees and that stands out from what is behind it by less than `least` to 1, in words. */
export const faintTexts = (page: Page, least: number): Promise<string[]> =>
	page.evaluate((wanted) => {
		type Colour = readonly [red: number, green: number, blue: number, alpha: number];
		const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
		const read = (css: string): Colour => {
			if (!canvas) throw new Error('There is no canvas');
			canvas.clearRect(0, 0, 1, 1);
			canvas.fillStyle = css;
			canvas.fillRect(0, 0, 1, 1);
			const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
			return [red, green, blue, alpha / 255];
		};
		const over = (upper: Colour, lower: Colour): Colour => {
			const [part, rest] = [upper[3], 1 - upper[3]];
			const mixed = (at: 0 | 1 | 2) => upper[at] * part + lower[at] * rest;
			return [mixed(0), mixed(1), mixed(2), 1];
		};
		const light = (value: number) => {
			const share = value / 255;
			return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		};
		const luminance = ([red, green, blue]: Colour) =>
			0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
		const contrast = (one: Colour, other: Colour) => {
			const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
			return (high + 0.05) / (low + 0.05);
		};
		const line = (element: Element): Element[] =>
			element.parentElement ? [...line(element.parentElement), element] : [element];
		const isSeen = (element: Element) =>
			element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
			line(element).every((each) => getComputedStyle(each).clipPath !== 'inset(50%)');

		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const faint: string[] = [];
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const words = node.textContent?.trim() ?? '';
			const element = node.parentElement;
			if (!words || !element || element.closest('script, style, svg') || !isSeen(element)) continue;
			const around = line(element);
			const paper = around.reduce<Colour>(
				(under, each) => over(read(getComputedStyle(each).backgroundColor), under),
				[255, 255, 255, 1]
			);
			const opacity = around.reduce((all, each) => all * Number(getComputedStyle(each).opacity), 1);
			const [red, green, blue, alpha] = read(getComputedStyle(element).color);
			const ink = over([red, green, blue, alpha * opacity], paper);
			const reached = contrast(ink, paper);
			if (reached < wanted) faint.push(`"${words}" has ${reached.toFixed(2)}`);
		}
		return [...new Set(faint)];
	}, least);
