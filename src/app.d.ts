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
		}
		interface PageData {
			theme?: Theme;
		}
	}
}

export {};
