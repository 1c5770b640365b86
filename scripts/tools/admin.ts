import * as z from 'zod/mini';
import { isRefusal } from '#lib/domain/refusal.ts';
import { Role } from '#lib/domain/role.ts';
import { openAccounts } from '#lib/server/auth/open-accounts.ts';
import { Operator } from '#lib/server/auth/operator.ts';
import { readConfig } from '#lib/server/config.ts';
import { openBeside } from '#lib/server/database/open.ts';
import { SqlDisplayStore } from '#lib/server/displays/sql-display-store.ts';
import { given } from './given.ts';
import { inOneLine } from './in-one-line.ts';

const USAGE = `npm run admin -- COMMAND
  create-key --role editor --board us-china --name Feed   prints a key; without --board, for every board
  reset-password --email ann@board.example                prints a link to set a new password
  make-admin --email ann@board.example                    makes a site admin, or prints a link to become one
  drop-second-factor --email ann@board.example            lets somebody in by password alone
  disable --email ann@board.example                       keeps somebody out
  list                                                    prints who has an account`;

const { values, positionals } = given({
	allowPositionals: true,
	options: {
		email: { type: 'string', default: '' },
		role: { type: 'string', default: 'editor' },
		board: { type: 'string' },
		name: { type: 'string', default: 'Program' }
	}
});

/** Does what is asked for; what is to be printed. */
async function act(operator: Operator, command: string | undefined) {
	const { email, role, board = null, name } = values;
	switch (command) {
		case 'create-key':
			return operator.createKey({ name, role: Role.parse(role), board });
		case 'reset-password':
			return operator.resetPassword(email);
		case 'make-admin':
			return operator.makeAdmin(email);
		case 'drop-second-factor':
			return operator.dropSecondFactor(email);
		case 'disable':
			return operator.disable(email);
		case 'list':
			return operator.list();
		default:
			return USAGE;
	}
}

async function run(): Promise<void> {
	z.config(z.locales.en());
	const config = readConfig();
	const database = await openBeside(config.databaseUrl);
	try {
		const { accounts, keys } = await openAccounts(database, config, new SqlDisplayStore(database));
		const origin = config.origin ?? `http://${config.host}:${config.port}`;
		const outcome = await act(new Operator(accounts, keys, origin), positionals[0]);
		if (typeof outcome === 'string') console.log(outcome);
		else if (isRefusal(outcome)) {
			console.error(outcome.message);
			process.exitCode = 1;
		}
	} finally {
		await database.close();
	}
}

await inOneLine('Nothing was done', run);
