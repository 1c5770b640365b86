import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { billOf } from './bill.ts';
import { shippedFrom } from './shipped.ts';

// Prints the bill of materials of what ships.
const Package = z.object({ name: z.string(), version: z.string() });
const { name, version } = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')));
console.log(JSON.stringify(billOf(name, version, shippedFrom('.')), null, '\t'));
