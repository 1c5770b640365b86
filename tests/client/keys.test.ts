import { describe, expect, test } from 'vitest';
import { askedBy, KEYS } from '#lib/client/keys.ts';

/** What a key asks for, pressed where `html` has the focus. */
function pressed(init: KeyboardEventInit, html = '<main></main>') {
	document.body.innerHTML = html;
	let asked: ReturnType<typeof askedBy> = null;
	const target = document.body.querySelector('.at') ?? document.body;
	target.addEventListener('keydown', (event) => {
		if (event instanceof KeyboardEvent) asked = askedBy(event);
	});
	target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
	return asked;
}

describe('B7: a board is worked by keys', () => {
	test.each(KEYS.flatMap(({ keys, asks }) => keys.map((key) => [key, asks])))(
		'%s asks for %s',
		(key, asks) => {
			expect(pressed({ key })).toBe(asks);
		}
	);

	test.each(['input', 'textarea', 'select'])(
		'no key is taken from a person who writes in %s',
		(tag) => {
			expect(pressed({ key: 'n' }, `<${tag} class="at"></${tag}>`)).toBeNull();
			expect(pressed({ key: 'Escape' }, `<${tag} class="at"></${tag}>`)).toBe('close');
		}
	);

	test('a box that is checked writes nothing', () => {
		expect(pressed({ key: 'x' }, '<input type="checkbox" class="at" />')).toBe('select');
	});

	test('a dialog keeps its keys, Escape too', () => {
		expect(pressed({ key: 'Escape' }, '<dialog open><input class="at" /></dialog>')).toBeNull();
	});

	test('a dialog that was closed keeps none, though the browser has not yet taken the focus out of it', () => {
		for (const held of ['<button class="at"></button>', '<input class="at" />']) {
			expect(pressed({ key: 'n' }, `<dialog>${held}</dialog>`)).toBe('new');
			expect(pressed({ key: 'n' }, `<dialog open>${held}</dialog>`)).toBeNull();
		}
	});

	test('keys together with Ctrl, Alt or Meta are the browser’s', () => {
		for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
			expect(pressed({ key: 'n', ...held })).toBeNull();
		}
	});
});
