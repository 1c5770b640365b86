// Loaded before a process begins: its clock is ahead by what the file at FAULT_CLOCK says, read anew at each SIGUSR2.
import { readFileSync } from 'node:fs';

const RealDate = Date;
const file = process.env['FAULT_CLOCK'] ?? '';
let ahead = Number(readFileSync(file, 'utf8'));
process.on('SIGUSR2', () => (ahead = Number(readFileSync(file, 'utf8'))));

globalThis.Date = new Proxy(RealDate, {
	construct: (target, given, self) =>
		Reflect.construct(target, given.length > 0 ? given : [RealDate.now() + ahead], self),
	get: (target, name) => (name === 'now' ? () => RealDate.now() + ahead : Reflect.get(target, name))
});
