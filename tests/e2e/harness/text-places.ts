import type { Page } from 'playwright-core';

/**
 * Every text of a page that is out of its place, in words: outside the screen, outside the nearest box that clips
 * (its card, its list), or over another text. A text that nobody sees (hidden, transparent, told to screen readers
 * only) has no place. `slack`: CSS pixels that glyph boxes may stick out.
 */
export const misplacedTexts = (page: Page, slack = 1): Promise<string[]> =>
	page.evaluate((give) => {
		interface Placed {
			words: string;
			element: Element;
			box: DOMRect;
		}
		const screen = new DOMRect(0, 0, innerWidth, innerHeight);
		const ancestors = (element: Element): Element[] =>
			element.parentElement ? [element, ...ancestors(element.parentElement)] : [element];
		const isSeen = (element: Element) =>
			element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
			ancestors(element).every((each) => getComputedStyle(each).clipPath !== 'inset(50%)');
		const holds = (outer: DOMRect, inner: DOMRect) =>
			inner.left >= outer.left - give &&
			inner.right <= outer.right + give &&
			inner.top >= outer.top - give &&
			inner.bottom <= outer.bottom + give;
		const overlap = (a: DOMRect, b: DOMRect) =>
			Math.min(a.right, b.right) - Math.max(a.left, b.left) > give &&
			Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > give + 2;

		const placed: Placed[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const words = node.textContent?.trim() ?? '';
			const element = node.parentElement;
			if (!words || !element || element.closest('script, style, title') || !isSeen(element))
				continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			for (const box of range.getClientRects()) {
				if (box.width > 0.5) placed.push({ words, element, box });
			}
		}

		const clips = (element: Element) =>
			element.matches('article') || getComputedStyle(element).overflowX !== 'visible';
		const outside = placed.flatMap(({ words, element, box }) => {
			if (!holds(screen, box)) return [`"${words}" leaves the screen`];
			const box2 = ancestors(element).find(
				(each) => clips(each) && !holds(each.getBoundingClientRect(), box)
			);
			return box2 ? [`"${words}" leaves its ${box2.tagName.toLowerCase()}.${box2.className}`] : [];
		});
		const over = placed.flatMap((one, index) =>
			placed
				.slice(index + 1)
				.filter((other) => other.element !== one.element && overlap(one.box, other.box))
				.map((other) => `"${one.words}" lies over "${other.words}"`)
		);
		return [...new Set([...outside, ...over])];
	}, slack);

/** Whether anything of the page could be scrolled to. */
export const scrolls = (page: Page): Promise<boolean> =>
	page.evaluate(() => {
		const { scrollWidth, scrollHeight } = document.documentElement;
		return scrollWidth > innerWidth || scrollHeight > innerHeight;
	});
