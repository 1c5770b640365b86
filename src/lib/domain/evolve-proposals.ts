import type { Change } from './change.ts';
import type { Proposal } from './proposal.ts';

/** What waits for a second editor after a change. */
export function evolveProposals(proposals: Proposal[], change: Change): Proposal[] {
	const { happening, revision, actor: by, at } = change;
	switch (happening.type) {
		case 'proposal.made': {
			const { issue, command, against, undoes } = happening;
			const undoing = undoes === undefined ? {} : { undoes };
			return [...proposals, { revision, issue, command, against, by, at, ...undoing }];
		}
		case 'proposal.confirmed':
		case 'proposal.declined':
		case 'proposal.withdrawn':
			return proposals.filter((each) => each.revision !== happening.proposal);
		default:
			return proposals;
	}
}
