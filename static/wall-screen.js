// A wall is planned by the server for the screen it knows of. A screen of another shape says so, and comes again, before
// anything is painted: then nothing moves when the script begins. It comes again at most once for each size.
const planned = Number(document.currentScript?.dataset['aspect']);
const size = `demarche_screen=${innerWidth}x${innerHeight}`;
const wasKnown = document.cookie.includes(size);
document.cookie = `${size}; path=/wall; max-age=31536000; samesite=lax`;
const isOther = Math.abs(innerWidth / innerHeight / planned - 1) > 0.01;
if (isOther && !wasKnown && document.cookie.includes(size)) {
	document.documentElement.style.visibility = 'hidden';
	location.reload();
}
