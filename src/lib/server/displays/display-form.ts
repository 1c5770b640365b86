import { MOST_SCENES, type DisplaySettings } from '#lib/domain/display.ts';
import { MOST_SPANS } from '#lib/domain/light.ts';
import { findScene } from '#lib/domain/scene-choice.ts';

/** What a form sent, field by field. */
type Form = Readonly<Record<string, string>>;

/** What a person sets of a display, as its form sends it, for `DisplayEdit` to judge. */
export const editIn = (form: Form): unknown => ({
	name: form['name'],
	place: form['place'],
	board: form['board'],
	settings: {
		scenes: rows(MOST_SCENES, (row) => form[`scene.${row}`] ?? '').map(([key, row]) => ({
			scene: findScene(key),
			seconds: Number(form[`seconds.${row}`])
		})),
		viewing: viewingIn(form),
		schedule: {
			zone: form['zone'] || null,
			spans: rows(MOST_SPANS, (row) => form[`light.${row}`] ?? '').map(([light, row]) => ({
				light,
				from: form[`from.${row}`],
				to: form[`to.${row}`],
				days: form[`days.${row}`]
			}))
		}
	} satisfies Record<keyof DisplaySettings, unknown>
});

/** What a button asks of a display, as its form sends it, for `DisplayCommand` to judge. */
export const commandIn = (form: Form): unknown => ({
	type: form['command'],
	...({ show: { scene: findScene(form['scene'] ?? '') }, pin: { issue: form['issue'] } }[
		form['command'] ?? ''
	] ?? {})
});

/** The rows of a form that are not left empty, with their places. */
function rows(most: number, valueOf: (row: number) => string): [string, number][] {
	return Array.from({ length: most }, (_, row): [string, number] => [valueOf(row), row]).filter(
		([value]) => value !== ''
	);
}

/** A distance counts where it is given; else the size. */
const viewingIn = (form: Form): unknown =>
	form['distance']
		? { distance: Number(form['distance']), diagonal: Number(form['diagonal']) }
		: { size: form['size'] };
