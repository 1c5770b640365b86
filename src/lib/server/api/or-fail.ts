import { error } from '@sveltejs/kit';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import { HTTP_STATUS } from '#lib/protocol/api.ts';

/** What a page was answered. A refusal is thrown as the framework's error, with its status and its words. */
export const orFail = <T extends object>(answer: T | Refusal): T => {
	if (isRefusal(answer)) error(HTTP_STATUS[answer.code], answer.message);
	return answer;
};
