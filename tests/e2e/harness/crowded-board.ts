import type { CommandInput } from '#lib/domain/command.ts';
import { addDays, type Day } from '#lib/domain/day.ts';
import { slugOf } from '#lib/domain/slug.ts';
import { STATUSES } from '#lib/domain/status.ts';

export type Language = 'English' | 'Chinese';

const TEXTS = {
	English: {
		categories: ['Security', 'Trade and technology', 'Regional', 'Transnational'],
		titles: [
			'Taiwan',
			'Military-to-military channels and crisis communications between theatre commands',
			'Chip export controls',
			'Fentanyl precursors',
			'AI safety and the military use of autonomous systems',
			'South China Sea',
			'Consulates, visas and the treatment of journalists and students on either side'
		],
		positions: [
			'No change to the status quo by force',
			'Respect for core interests first; cancel all additional duties and the sanctions of 2023 before any talks may begin at the level of ministers',
			'Small yard, high fence',
			'Three substances newly controlled'
		],
		publishers: ['Reuters', 'Ministry of Foreign Affairs of the People’s Republic of China', 'AP'],
		event:
			'Working groups meet for the first time since 2018, and agree to meet again before the end of the year'
	},
	Chinese: {
		categories: ['安全', '贸易与技术', '地区', '跨国议题'],
		titles: [
			'台湾',
			'两军沟通渠道以及各战区之间的危机通报机制与海空相遇安全行为准则',
			'芯片出口管制',
			'芬太尼前体',
			'人工智能安全与自主武器系统的军事应用问题',
			'南海',
			'领事馆、签证以及双方记者与留学生的待遇'
		],
		positions: [
			'反对以武力改变现状',
			'首先尊重核心利益；取消全部加征关税和二〇二三年以来的制裁，之后才可以开始部长级会谈，并且停止一切形式的对台军售',
			'小院高墙',
			'新增管制三种物质'
		],
		publishers: ['新华社', '中华人民共和国外交部', '路透社'],
		event: '工作组自二〇一八年以来首次会晤，并同意在年底之前再次会晤，讨论下一阶段的安排'
	}
} as const;

const at = <T>(list: readonly T[], index: number): T => {
	const found = list[index % list.length];
	if (found === undefined) throw new Error('The list is empty');
	return found;
};

/** Commands that make a board of so many issues, with long and short texts, a history up to `today`, and things to come. */
export function crowdedBoard(issues: number, language: Language, today: Day): CommandInput[] {
	return [
		frame,
		...TEXTS[language].categories.map((name): CommandInput => ({ type: 'category.add', name })),
		...Array.from({ length: issues }, (_, index) => anIssue(index, language, today)).flat(),
		...(issues > 0 ? awaited(language, today) : [])
	];
}

const frame: CommandInput = {
	type: 'board.create',
	name: 'United States - China',
	parties: [
		{
			id: 'us',
			name: 'United States',
			iso: 'US',
			capital: 'Washington',
			timezone: 'America/New_York'
		},
		{ id: 'cn', name: 'China', iso: 'CN', capital: 'Beijing', timezone: 'Asia/Shanghai' }
	]
};

const titleAt = (index: number, language: Language) =>
	`${index + 1} ${at(TEXTS[language].titles, index)}`;

/** The id that the board gives the issue at that place. */
export const issueAt = (index: number, language: Language): string =>
	slugOf(titleAt(index, language), 'issue');

/** The id that the board gives the category of that issue. */
export function categoryAt(index: number, language: Language): string {
	const place = index % 4;
	if (language === 'English') return slugOf(at(TEXTS.English.categories, place), 'category');
	return place === 0 ? 'category' : `category-${place + 1}`;
}

function anIssue(index: number, language: Language, today: Day): CommandInput[] {
	const { positions, publishers, event } = TEXTS[language];
	const issue = issueAt(index, language);
	const source = {
		publisher: at(publishers, index),
		title: event,
		url: 'https://example.org/report',
		date: today
	};
	return [
		{ type: 'issue.open', title: titleAt(index, language), category: categoryAt(index, language) },
		...(index % 9 === 8 ? [] : history(issue, index, today)),
		{ type: 'position.state', issue, party: 'us', text: at(positions, index), source },
		...(index % 5 === 4
			? []
			: [{ type: 'position.state' as const, issue, party: 'cn', text: at(positions, index + 1) }]),
		{
			type: 'entry.record',
			kind: 'meeting',
			day: addDays(today, -index),
			title: event,
			issues: [issue],
			source
		}
	];
}

const history = (issue: string, index: number, today: Day): CommandInput[] =>
	Array.from({ length: 8 }, (_, step) => ({
		type: 'issue.assess',
		issue,
		status: at(STATUSES, index + (step > 5 ? 1 : 0)),
		tension: index === 0 && step === 7 ? 100 : (17 * (index + 1) + 23 * step * (index % 3)) % 98,
		asOf: addDays(today, (step - 7) * 40 - (index % 7))
	}));

function awaited(language: Language, today: Day): CommandInput[] {
	const { event } = TEXTS[language];
	const issues = [issueAt(0, language)];
	return [3, 12, 50, 200].map((days) => ({
		type: 'entry.record',
		kind: days === 50 ? 'measure' : 'meeting',
		day: days === 50 ? today : addDays(today, days),
		title: event,
		issues,
		...(days === 50 && { terms: { expires: addDays(today, days) } })
	}));
}
