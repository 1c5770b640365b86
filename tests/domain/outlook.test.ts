import { describe, expect, test } from 'vitest';
import { glanceOf } from '#lib/domain/glance.ts';
import { lasting, LIKELIHOODS, Outlook } from '#lib/domain/outlook.ts';
import { aBoard, anAssessment, anIssue } from './builders.ts';

const outlook = Outlook.parse({
	kind: 'risk',
	likelihood: 'likely',
	confidence: 'moderate',
	until: '2025-07-31',
	text: 'Tariffs return when the truce ends'
});
const dated = { ...outlook, asOf: '2025-06-01' };

describe('an outlook', () => {
	test('D18: lasts through its last day and lapses by itself the day after', () => {
		expect(lasting(dated, '2025-07-31')).toEqual(dated);
		expect(lasting(dated, '2025-08-01')).toBeNull();
		expect(lasting(null, '2025-07-31')).toBeNull();
	});

	test("D18: says nothing of today's status and tension", () => {
		const standing = anAssessment({ status: 'talks', tension: 30 });
		const issue = anIssue({ standing, outlook: dated });
		const glance = glanceOf(aBoard({ issues: [issue] }), issue, '2025-06-15');
		expect(glance).toMatchObject({ status: 'talks', tension: 30, outlook: dated });
	});

	test('D18: has a likelihood of the seven bands of ICD 203, which meet from 1 to 99 percent', () => {
		expect(LIKELIHOODS.map(({ band, from, to }) => `${band} ${from}-${to}`)).toEqual([
			'almost no chance 1-5',
			'very unlikely 5-20',
			'unlikely 20-45',
			'roughly even chance 45-55',
			'likely 55-80',
			'very likely 80-95',
			'almost certain 95-99'
		]);
		expect(Outlook.safeParse({ ...outlook, likelihood: 'possible' }).success).toBe(false);
	});
});
