import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** More stops than any page has. */
const MOST_STOPS = 250;

/** What has the focus: its name in words, and whether one sees that it has it. */
const focusOf = (page: Page) =>
	page.evaluate(() => {
		const element = document.activeElement;
		if (!(element instanceof HTMLElement) || element === document.body) return null;
		const labels = 'labels' in element && element.labels instanceof NodeList ? element.labels : [];
		const words = [...labels].map((label) => label.textContent).join(' ');
		const name = element.getAttribute('aria-label') ?? (words.trim() || element.textContent);
		// What a script has led the focus to is where one reads on.
		let isSeen = element.matches('[tabindex="-1"]');
		// A card shows that its link has the focus.
		for (let at: Element | null = element; at && !isSeen; at = at.parentElement)
			isSeen = getComputedStyle(at).outlineStyle !== 'none';
		return { name: name.replace(/\s+/g, ' ').trim(), isSeen };
	});

/** A person with nothing but a keyboard. */
export class Hand {
	readonly #page: Page;
	#pointed = 0;

	private constructor(page: Page) {
		this.#page = page;
	}

	/** Whatever a pointer does on the page from now on is noticed, on whatever document. */
	static async on(page: Page): Promise<Hand> {
		const hand = new Hand(page);
		await page.exposeFunction('notePointer', () => (hand.#pointed += 1));
		await page.addInitScript(() => {
			addEventListener('pointerdown', () => Reflect.get(window, 'notePointer')(), true);
		});
		return hand;
	}

	/** How often a pointer was used. */
	get pointed(): number {
		return this.#pointed;
	}

	async press(...keys: string[]): Promise<void> {
		for (const key of keys) await this.#page.keyboard.press(key);
	}

	/** Goes on, stop by stop, to what is called so; every stop on the way shows itself. */
	async goTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
		const passed: string[] = [];
		for (let stop = 0; stop < MOST_STOPS; stop += 1) {
			await this.#page.keyboard.press(key);
			const focus = await focusOf(this.#page);
			// Between the last and the first stop the browser's own controls have it.
			if (!focus) continue;
			expect([focus.name, focus.isSeen]).toEqual([focus.name, true]);
			if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return;
			passed.push(focus.name);
		}
		throw new Error(`There is no ${String(name)} among ${passed.join(' | ')}`);
	}

	/** Goes to a field, and writes over what it holds. */
	async fill(name: string | RegExp, text: string): Promise<void> {
		await this.goTo(name);
		await this.press('Control+a');
		await this.#page.keyboard.type(text);
	}

	/** Goes to a button, link or fold, and works it. */
	async work(name: string | RegExp): Promise<void> {
		await this.goTo(name);
		await this.press('Enter');
	}

	/** What has the focus now; never nothing. */
	async holds(): Promise<string> {
		await expect.poll(() => focusOf(this.#page)).not.toBeNull();
		return (await focusOf(this.#page))?.name ?? '';
	}
}
