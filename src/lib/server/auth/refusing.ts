import { refuse, type Refusal } from '#lib/domain/refusal.ts';

/** What the library refuses, as a refusal of ours; anything else is thrown on. */
export async function refusing<T extends object>(act: () => Promise<T>): Promise<T | Refusal> {
	try {
		return await act();
	} catch (error) {
		const { isAPIError } = await import('better-auth/api');
		if (isAPIError(error) && error.statusCode < 500) return refuse('invalid', error.message);
		throw error;
	}
}
