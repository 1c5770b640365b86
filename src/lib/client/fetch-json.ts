/** Fetches JSON from the server; rejects where it is not had. */
export type FetchJson = (address: string) => Promise<unknown>;

export const fetched: FetchJson = async (address) => {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
	return answer.json();
};
