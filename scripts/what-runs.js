import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The packages that the program needs where it runs, by their places in its folder, and those that only building it needs. npm
 * keeps of the latter what some other could use if it were there: compilers, for one.
 *
 * @param {string} root
 */
export function packagesOf(root) {
	const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
	const places = Object.keys(packages).filter((at) => at !== '');
	/** @param {string} at */
	const isNeedless = (at) => Boolean(packages[at].dev || packages[at].devOptional);
	return {
		needed: places.filter((at) => !isNeedless(at)),
		needless: places.filter(isNeedless)
	};
}
