import type { Asker } from '#lib/domain/asker.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { Slug } from '#lib/domain/slug.ts';
import type { Who } from '#lib/protocol/access.ts';
import type { Accounts } from '#lib/server/auth/accounts.ts';
import type { ApiKeys } from '#lib/server/auth/api-keys.ts';
import type { Members } from '#lib/server/auth/members.ts';
import type { Person } from '#lib/server/auth/gate.ts';
import type { Ways } from '#lib/server/auth/ways.ts';
import type { Briefings } from '#lib/server/briefing/briefings.ts';
import type { Boards } from '#lib/server/boards.ts';
import type { Records } from '#lib/server/history/records.ts';
import type { Displays } from '#lib/server/displays/displays.ts';
import type { AccountVisits } from '#lib/server/visits/account-visits.ts';
import type { Inboxes } from '#lib/server/inbox/inboxes.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import type { Sources } from '#lib/server/reader/sources.ts';
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
			/** Counts a refusal; there is nobody to count in some tests. */
			refused?: (refusal: Refusal) => void;
			/** The database failed the page that was asked for. */
			inTrouble?: boolean;
			theme: Theme;
			/** Tells the logs from those of before the database was restored. */
			epoch: string;
			/** The last revision of a board, as it was in an epoch, that its log still holds. */
			keptOf: (board: Slug, epoch: string) => number;
			/** What others commit meanwhile may be out of sight. */
			isBlind?: boolean;
			/** The boards, as whoever asks may see them. */
			boards: Boards;
			records: Records;
			reader: Reader;
			briefings: Briefings;
			/** What rests on which source. */
			sources: Sources;
			displays: Displays;
			/** What came to people. */
			inboxes: Inboxes;
			/** When people who have signed in last looked at boards. */
			visits: AccountVisits;
			accounts: Accounts;
			/** How people come in besides a password. */
			ways: Ways;
			keys: ApiKeys;
			/** Who has which role on which board. */
			members: Members;
			/** Who asks, and what they may do. */
			asker: Asker;
			/** The person who has signed in, where it is one. */
			person: Person | null;
		}
		interface PageData {
			theme?: Theme;
			person?: Who | null;
			/** How much of their inbox is unread, as the page came. */
			unread?: number;
			/** Whether they may make a board. */
			mayCreate?: boolean;
		}
	}
}

export {};
