import type { Actor } from '#lib/domain/actor.ts';
import type { Boards } from '#lib/server/boards.ts';
import type { Records } from '#lib/server/history/records.ts';
import type { Displays } from '#lib/server/displays/displays.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import type { Theme } from '#lib/ui/shell/theme.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Names this failure in the log. */
			requestId?: string;
		}
		interface Locals {
			requestId: string;
			theme: Theme;
			boards: Boards;
			records: Records;
			reader: Reader;
			displays: Displays;
			/** Who asks; null until they have given a name. */
			actor: Actor | null;
		}
		interface PageData {
			theme?: Theme;
		}
	}
}

export {};
