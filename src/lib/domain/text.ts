import * as z from 'zod/mini';

/** Control characters except line break and tab, and halves of a surrogate pair: no reader can see them and PostgreSQL refuses some. */
const UNSEEN =
	// eslint-disable-next-line no-control-regex -- naming the characters to refuse is the point
	/[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Forms send line breaks as CR LF. */
const withLineFeeds = (value: string): string => value.replace(/\r\n?/g, '\n');

const text = (least: number, most: number) =>
	z.string().check(
		z.overwrite(withLineFeeds),
		z.trim(),
		z.minLength(least, least > 0 ? 'must not be empty' : undefined),
		z.maxLength(most, `must be at most ${most} characters`),
		z.refine((value) => !UNSEEN.test(value), 'has characters that cannot be shown')
	);

const oneLine = (most: number) =>
	text(1, most).check(z.refine((value) => !/[\n\t]/.test(value), 'must be one line'));

/** What a board, a person, a publisher or a category is called. */
export const Name = oneLine(80);
/** Chinese, Japanese and Korean signs are about twice as wide as Latin letters. */
const roomOf = (value: string): number =>
	[...value].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);

const MOST_ROOM = 12;

/** A word or two on a mark, where there is little room. */
export const Label = oneLine(MOST_ROOM).check(
	z.refine(
		(value) => roomOf(value) <= MOST_ROOM,
		`must be at most ${MOST_ROOM} characters, of which a Chinese one counts twice`
	)
);
/** What an issue, an entry or a source is headed. */
export const Title = oneLine(160);
/** The reason of a change, as it stands on the record; may be empty. */
export const Note = text(0, 2000);
/** A remark on the record; not empty. */
export const Remark = text(1, 2000);
/** What a party says it wants. */
export const Statement = text(1, 600);
/** A paragraph about something; may be empty. */
export const Paragraph = text(0, 4000);
