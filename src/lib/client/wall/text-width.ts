/** Widths of Inter's letters from the blank to the tilde, in hundredths of an em, two digits each; figures are tabular. */
const INTER =
	'2829476364986430363650662946293666666666666666666666293066666651976965737260597574275767579075' +
	'766476646465746999686863363636474632566157615837615924245524885960616138533359568255565543334366';
/** Letters beyond those by kind: Chinese, Japanese and Korean; pictures; marks over others; any other. */
const WIDE = 1.02;
const PICTURE = 1.4;
const OTHER = 1;
const IS_WIDE =
	/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
const IS_PICTURE = /[\u{1f000}-\u{3ffff}]/u;
const IS_MARK = /[\p{Mn}\p{Cf}]/u;
const IS_THIN = /[‘’·]/u;
const IS_ELLIPSIS = /…/u;
const IS_LATIN = /[ -~]/;
/** Kerning, hinting and a fallback font may take a little more than the letters alone. */
const SAFETY = 1.015;
/** Weight 600 beside weight 400. */
const BOLD = 1.03;

function letterWidth(letter: string): number {
	const code = letter.codePointAt(0) ?? 0;
	if (code >= 32 && code < 127) return Number(INTER.slice(2 * (code - 32), 2 * (code - 31))) / 100;
	if (IS_WIDE.test(letter)) return WIDE;
	if (IS_MARK.test(letter)) return 0;
	if (IS_PICTURE.test(letter)) return PICTURE;
	if (IS_THIN.test(letter)) return 0.32;
	if (IS_ELLIPSIS.test(letter)) return 0.87;
	const plain = letter.normalize('NFD').charAt(0);
	return plain !== letter && IS_LATIN.test(plain) ? letterWidth(plain) : OTHER;
}

/** About how wide a text is, in em of its font: hardly ever less than it is drawn, by Inter or a fallback for Chinese. */
export function textWidth(text: string, weight: 'regular' | 'bold' = 'regular'): number {
	let width = 0;
	for (const letter of text) width += letterWidth(letter);
	return width * SAFETY * (weight === 'bold' ? BOLD : 1);
}
