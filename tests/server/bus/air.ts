import type { Bus } from '#lib/server/bus/bus.ts';
import { NotifyBus } from '#lib/server/bus/notify-bus.ts';

/** What carries news in one process as PostgreSQL does among many: to everybody who listens, whoever told it. */
export class Air {
	readonly #listeners = new Set<(news: string) => void>();
	/** Everything that was told. */
	readonly carried: string[] = [];
	/** Whether it carries anything now. */
	carries = true;

	listen(_: string, heard: (news: string) => void): Promise<void> {
		this.#listeners.add(heard);
		return Promise.resolve();
	}

	async tell(news: readonly string[]): Promise<void> {
		await new Promise((resolve) => setImmediate(resolve));
		if (!this.carries) throw new Error('The database does not answer');
		for (const each of news) this.say(each);
	}

	/** Tells something as anybody may who has the database. */
	say(news: string): void {
		this.carried.push(news);
		for (const listener of this.#listeners) listener(news);
	}
}

/** The bus of one more process. */
export async function aBus(air: Air): Promise<Bus> {
	const bus = new NotifyBus(air);
	await bus.start();
	return bus;
}
