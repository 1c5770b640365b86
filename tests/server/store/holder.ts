import { openDatabase } from '#lib/server/database/open.ts';

// Holds the database file it is given, as a server does, until it is killed.
await openDatabase(`file:${process.argv[2] ?? ''}`);
console.log('open');
setInterval(() => undefined, 60_000);
