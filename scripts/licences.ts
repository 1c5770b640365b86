import { writeFileSync } from 'node:fs';
import { licenceList } from './licence-list.ts';
import { shippedFrom } from './shipped.ts';

// Writes the list of the licences of all that ships.
writeFileSync('docs/LICENCES.md', licenceList(shippedFrom('.')));
