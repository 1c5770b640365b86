import * as z from 'zod/mini';

const whole = (most: number, otherwise: string) =>
	z._default(
		z
			.string()
			.check(
				z.refine(
					(text) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= most,
					`must be a whole number from 1 to ${most}`
				)
			),
		otherwise
	);

/** The variables that say which backups are made and kept. */
export const BackupVariables = z.object({
	DEMARCHE_BACKUP_DIR: z.optional(z.string()),
	DEMARCHE_BACKUP_HOURS: whole(8784, '24'),
	DEMARCHE_BACKUP_KEEP: whole(10_000, '14')
});

export interface BackupConfig {
	/** Where the server puts backups that it makes by itself; undefined where it makes none. */
	readonly folder: string | undefined;
	/** How far they are apart, in ms. */
	readonly every: number;
	/** How many are kept. */
	readonly keep: number;
}

export const backupOf = (given: z.infer<typeof BackupVariables>): BackupConfig => ({
	folder: given.DEMARCHE_BACKUP_DIR,
	every: Number(given.DEMARCHE_BACKUP_HOURS) * 3_600_000,
	keep: Number(given.DEMARCHE_BACKUP_KEEP)
});
