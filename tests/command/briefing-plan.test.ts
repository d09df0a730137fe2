import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODES } from '../../src/briefing/briefing.ts';
import { parseZone, WEEKDAYS, zones } from '../../src/briefing/local-time.ts';
import { sortedDays } from '../../src/command/briefing/days.ts';
import { defaultPlan, type Plan, planWords } from '../../src/command/briefing/plan.ts';
import { quietText, readQuietDays } from '../../src/command/briefing/quiet-days.ts';
import { readPlan } from '../../src/command/briefing/read-plan.ts';
import { completeTopics } from '../../src/command/briefing/topics.ts';
import { completeZone } from '../../src/command/briefing/zones.ts';
import type { CommandContext } from '../../src/command/command.ts';
import { createKeptTexts } from '../../src/command/kept-texts.ts';
import { createRegistry } from '../../src/command/registry.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { openBook } from '../../src/open-book.ts';
import { nastyText } from '../support/arbitrary-card.ts';
import { time } from '../support/briefings.ts';
import { day, id } from '../support/build-pack.ts';

const book = openBook('data');
const now = () => new Date('2026-11-27T12:00:00Z');
const contextIn = (language: CommandContext['language']): CommandContext => ({
  book,
  registry: createRegistry(book),
  language,
  today: day('2026-11-27'),
  kept: createKeptTexts(now),
});
const context = contextIn('en');

const utc = parseZone('UTC') ?? defaultPlan(context).zone;

const anyTime = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hours, minutes]) => time(`${hours}:${String(minutes).padStart(2, '0')}`));
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  topics: fc.uniqueArray(fc.constantFrom(...book.topics.map(({ id }) => id)), { minLength: 1 }),
  weekdays: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }).map(sortedDays),
  time: anyTime,
  zone: fc.constantFrom(...zones()),
  mode: fc.constantFrom(...MODES),
  language: fc.constantFrom(...LANGUAGES),
});

const planIn = (words: string, language: CommandContext['language'] = 'en') => {
  const here = contextIn(language);
  const read = readPlan({ words }, defaultPlan(here), here);
  if (read.kind === 'faulty') throw new Error(read.messages.join(' '));
  return read.plan;
};

describe('the words of a plan', () => {
  it('are read as the plan that they were written for', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...LANGUAGES), (plan, language) => {
        const read = planIn(planWords(plan, context), language);
        expect({ ...read, topics: read.topics.toSorted() }).toEqual({
          ...plan,
          topics: plan.topics.toSorted(),
        });
      }),
    );
  });

  it.each([
    [
      'outsourcing at 9am on weekdays in New York',
      { time: '09:00', zone: 'America/New_York', weekdays: [1, 2, 3, 4, 5] },
    ],
    [
      'every day 18.30 e-commerce and companies',
      { time: '18:30', weekdays: WEEKDAYS, topics: ['ecommerce', 'companies'] },
    ],
    ['Cooperation centers mon-wed 12pm', { time: '12:00', weekdays: [1, 2, 3], topics: ['centers'] }],
    ['все темы-нет', null],
    ['outsourcing 周一三五 上午9点', { time: '09:00' }],
    ['outsourcing 下午3点半', { time: '15:30' }],
    ['服务外包 周一至周五 9点半 北京', { time: '09:30', zone: 'Asia/Shanghai', weekdays: [1, 2, 3, 4, 5] }],
    ['outsourcing 星期一周四', { weekdays: [1, 4] }],
    ['outsourcing 9:00 Харбин', { zone: 'Asia/Shanghai' }],
    ['outsourcing 周一三五', { weekdays: [1, 3, 5] }],
    ['outsourcing fri-mon', { weekdays: [1, 5, 6, 7] }],
    ['outsourcing mon to fri 9:00', { weekdays: [1, 2, 3, 4, 5], time: '09:00' }],
    ['outsourcing from Monday through Wednesday', { weekdays: [1, 2, 3] }],
    ['outsourcing Mon - Fri at 9am', { weekdays: [1, 2, 3, 4, 5], time: '09:00' }],
    ['outsourcing sat to sun', { weekdays: [6, 7] }],
    ['outsourcing понедельник по пятницу 9:00', { weekdays: [1, 2, 3, 4, 5], time: '09:00' }],
    ['outsourcing с понедельника по пятницу в 9:00', { weekdays: [1, 2, 3, 4, 5], time: '09:00' }],
    ['outsourcing со среды до субботы', { weekdays: [3, 4, 5, 6] }],
    ['outsourcing по пятницам и средам', { weekdays: [3, 5] }],
    ['outsourcing 周一到周五 9点', { weekdays: [1, 2, 3, 4, 5], time: '09:00' }],
    ['outsourcing 从周一 到 周五 9点', { weekdays: [1, 2, 3, 4, 5], time: '09:00' }],
    ['outsourcing 周一到周五9点', { weekdays: [1, 2, 3, 4, 5], time: '09:00' }],
    ['outsourcing 每天 晚上12点', { weekdays: WEEKDAYS, time: '00:00' }],
    ['outsourcing 每天 中午1点', { time: '13:00' }],
    ['outsourcing 每天 中午12点', { time: '12:00' }],
    ['outsourcing 每天 晚上8点', { time: '20:00' }],
    ['outsourcing 每天 晚上1点', { time: '01:00' }],
    ['outsourcing 每天 凌晨12点半', { time: '00:30' }],
    ['outsourcing 每天9点', { weekdays: WEEKDAYS, time: '09:00' }],
    ['outsourcing 每天9:30', { weekdays: WEEKDAYS, time: '09:30' }],
    ['服务外包每周一三五上午9点', { topics: ['outsourcing'], weekdays: [1, 3, 5], time: '09:00' }],
    ['outsourcing 工作日早上九点', { weekdays: [1, 2, 3, 4, 5], time: '09:00' }],
    ['outsourcing 每个工作日下午三点一刻', { weekdays: [1, 2, 3, 4, 5], time: '15:15' }],
    ['outsourcing 周五五点', { weekdays: [5], time: '05:00' }],
    ['outsourcing 周五二十一点三十五分', { weekdays: [5], time: '21:35' }],
    ['outsourcing 周一三五十点', { weekdays: [1, 3, 5], time: '10:00' }],
    ['outsourcing 星期一周四十二点', { weekdays: [1, 4], time: '12:00' }],
    ['outsourcing 周末十点零五分', { weekdays: [6, 7], time: '10:05' }],
    ['outsourcing Every Monday 5 p.m.', { weekdays: [1], time: '17:00' }],
    ['outsourcing daily 9 A.M. Beijing time', { weekdays: WEEKDAYS, time: '09:00', zone: 'Asia/Shanghai' }],
    ['outsourcing 9:00 MSK', { time: '09:00', zone: 'Europe/Moscow' }],
    ['outsourcing at noon', { time: '12:00' }],
    ['outsourcing daily 12 midnight', { time: '00:00' }],
    ["outsourcing 9 o'clock", { time: '09:00' }],
    ['outsourcing 5 in the evening', { time: '17:00' }],
    ['outsourcing only what changed', { mode: 'changes' }],
    ['outsourcing, all figures', { topics: ['outsourcing'], mode: 'digest' }],
    ['outsourcing one fact at a time', { mode: 'spotlight' }],
    ['outsourcing в 9 утра по мск', { time: '09:00', zone: 'Europe/Moscow' }],
    ['outsourcing в 5 вечера по московскому времени', { time: '17:00', zone: 'Europe/Moscow' }],
    ['outsourcing в 3 часа дня', { time: '15:00' }],
    ['outsourcing в 12 ночи', { time: '00:00' }],
    ['outsourcing в полдень', { time: '12:00' }],
    ['outsourcing в 9 часов только изменения', { time: '09:00', mode: 'changes' }],
    ['outsourcing по одному факту каждый день', { mode: 'spotlight', weekdays: WEEKDAYS }],
    ['服务外包和电子商务 周一、三、五 9点', { topics: ['outsourcing', 'ecommerce'], weekdays: [1, 3, 5] }],
    ['服务外包以及电子商务每周一和五上午 9点', { weekdays: [1, 5], time: '09:00' }],
    ['outsourcing 北京时间9点', { time: '09:00', zone: 'Asia/Shanghai' }],
    ['outsourcing 每天中午', { time: '12:00', weekdays: WEEKDAYS }],
    ['outsourcing 仅变动部分', { mode: 'changes' }],
    ['outsourcing 每次一条资料', { mode: 'spotlight' }],
    ['outsourcing пн, чт 9:00 Владивосток', { weekdays: [1, 4], zone: 'Asia/Vladivostok' }],
  ])('may be %j', (words, plan) => {
    const language = /\p{Script=Han}/u.test(words) ? 'zh' : /\p{Script=Cyrillic}/u.test(words) ? 'ru' : 'en';
    if (plan === null) expect(() => planIn(words, language)).toThrow();
    else expect(planIn(words, language)).toMatchObject(plan);
  });

  it.each([
    ['mon to fri', '九点半', [1, 2, 3, 4, 5], '09:30'],
    ['понедельник по среду', '18.00', [1, 2, 3], '18:00'],
    ['周一到周五', '晚上12点', [1, 2, 3, 4, 5], '00:00'],
    ['每周一三五', '早上 8点', [1, 3, 5], '08:00'],
    ['every day', '5 p.m.', WEEKDAYS, '17:00'],
    ['каждый день', 'в 9 утра', WEEKDAYS, '09:00'],
    ['Every Monday', 'Noon', [1], '12:00'],
    ['Mon And Thu', "9 O'clock", [1, 4], '09:00'],
    ['周一、三、五', '中午', [1, 3, 5], '12:00'],
  ])('are read alike in the fields of a form: %s, %s', (days, at, weekdays, written) => {
    const read = readPlan({ words: 'outsourcing', days, time: at }, defaultPlan(context), context);
    expect(read).toMatchObject({ kind: 'plan', plan: { weekdays, time: written } });
  });

  it.each(['Harbin', 'ХАРБИН', '哈尔滨', 'Beijing time', '北京时间', 'Asia/Shanghai', 'shanghai', 'пекин'])(
    'name a zone in a field of its own as they do among others: %s',
    (zone) => {
      for (const language of LANGUAGES) {
        const here = contextIn(language);
        const read = readPlan({ words: 'outsourcing 9:00', zone }, { ...defaultPlan(here), zone: utc }, here);
        expect(read).toMatchObject({ kind: 'plan', plan: { zone: 'Asia/Shanghai' } });
      }
    },
  );

  it.each([
    'daily except sunday',
    'all except trade',
    'but not sunday',
    'without trade',
    'add city',
    'no sunday',
    'every other monday',
    'ежедневно кроме воскресенья',
    'без торговли',
    'добавить город',
    '每天除周日',
    '周日除外',
    '不含周末',
  ])('are offered as no other plan where they leave something out, or add it: %s', (words) => {
    const base: Plan = { ...defaultPlan(context), topics: ['outsourcing', 'trade'].map((one) => id(one)) };
    for (const language of LANGUAGES) {
      const here = contextIn(language);
      const read = readPlan({ words }, base, here);
      expect(read).toMatchObject({ kind: 'faulty', meant: [] });
      expect(readPlan({ words: 'outsourcing', days: words }, base, here)).toMatchObject({ meant: [] });
    }
  });

  it.each(['time', 'other', 'then', 'next'])(
    'are not taken for mistyped where people write them: %s',
    (word) => {
      const read = readPlan({ words: `outsourcing ${word}` }, defaultPlan(context), context);
      if (read.kind === 'plan') throw new Error('It was read');
      const plain = read.meant.filter(({ topics }) => topics.length > 1 || topics[0] !== 'outsourcing');
      expect(plain).toEqual([]);
      expect(read.meant.every(({ weekdays }) => weekdays.length === 5)).toBe(true);
    },
  );

  it.each([
    ['UTC+8', 'Asia/Shanghai'],
    ['utc +8', 'Asia/Shanghai'],
    ['+03:00', 'Europe/Moscow'],
    ['GMT-5', 'America/New_York'],
    ['UTC+9', 'Asia/Tokyo'],
  ])('offer the zones that have an offset today: %s', (offset, zone) => {
    const read = readPlan({ words: `outsourcing 9:00 ${offset}` }, defaultPlan(context), context);
    if (read.kind === 'plan') throw new Error('It was read');
    expect(read.meant.map((plan) => plan.zone)).toHaveLength(3);
    expect(read.meant[0]?.zone).toBe(zone);
  });

  it.each([
    ['Har', 'Asia/Shanghai'],
    ['哈尔', 'Asia/Shanghai'],
    ['харб', 'Asia/Shanghai'],
    ['мск', 'Europe/Moscow'],
    ['Moscow', 'Europe/Moscow'],
    ['北京时间', 'Asia/Shanghai'],
    ['UTC+8', 'Asia/Shanghai'],
    ['UTC+3', 'Europe/Moscow'],
  ])('complete a zone by what people call it: %s', (typed, zone) => {
    expect(completeZone(typed, context)[0]?.value).toBe(zone);
  });

  it('complete all topics, too', () => {
    expect(completeTopics('', context)[0]).toMatchObject({ label: 'All topics', value: 'all' });
    expect(completeTopics('al', context)[0]?.value).toBe('all');
    expect(completeTopics('全', contextIn('zh'))[0]?.value).toBe('all');
    expect(completeTopics('вс', contextIn('ru'))[0]?.value).toBe('all');
    expect(completeTopics('trade, a', context).map(({ value }) => value)).not.toContain('all');
  });

  it('are a plan, or faults with a message each, whatever they are', () => {
    const word = fc.constantFrom(
      ...[
        'outsourcing',
        'mon',
        '9:00',
        '25:99',
        'Asia/Shanghai',
        'Mars/Base',
        'changes',
        'zh',
        'and',
        ',',
        '周一',
        'пн',
        '+3',
      ],
    );
    const soup = fc.oneof(
      fc.array(word, { maxLength: 12 }).map((all) => all.join(' ')),
      nastyText(0, 200),
    );
    fc.assert(
      fc.property(soup, fc.constantFrom(...LANGUAGES), (words, language) => {
        const here = contextIn(language);
        const read = readPlan({ words }, defaultPlan(here), here);
        if (read.kind === 'plan') {
          expect(read.plan.topics.length).toBeGreaterThan(0);
          return;
        }
        expect(read.messages.length).toBeGreaterThan(0);
        for (const meant of read.meant) {
          const again = readPlan({ words: planWords(meant, here) }, defaultPlan(here), here);
          expect(again.kind).toBe('plan');
        }
      }),
      { numRuns: 300 },
    );
  });
});

const TODAY = day('2026-11-27');

describe('quiet days', () => {
  it('are each day of what was written, whatever stands around it', () => {
    const date = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
      .map((one) => one.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.array(date, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(', ', '\n', ', holiday ', '；'),
        (dates, between) => {
          const { days, faults } = readQuietDays(dates.join(between), TODAY);
          expect(faults).toEqual([]);
          expect(days).toEqual([...new Set(dates)]);
        },
      ),
    );
  });

  it('are told as ranges', () => {
    const { days } = readQuietDays('2026-12-24 – 2026-12-26, 31 is a day: 2026-12-31', TODAY);
    expect(quietText(days, 'en', 5)).toBe('24 Dec 2026 – 26 Dec 2026, 31 Dec 2026');
    expect(readQuietDays('2026-12-24 – 2026-12-26, 31', TODAY).faults).toEqual(['31']);
    expect(readQuietDays('0001-01-01..9999-12-31', TODAY).faults).toHaveLength(1);
    expect(readQuietDays('20261224', TODAY).days).toEqual(['2026-12-24']);
  });

  it.each([
    ['RRULE:FREQ=YEARLY', [2026, 2027, 2028, 2029], []],
    ['RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25;UNTIL=20271225', [2026, 2027], []],
    ['RRULE:FREQ=YEARLY;COUNT=8', [2026, 2027], []],
    ['RRULE:FREQ=WEEKLY;BYDAY=FR', [2020], ['FREQ=WEEKLY;BYDAY=FR']],
    ['RRULE:FREQ=YEARLY;INTERVAL=2', [2020], ['FREQ=YEARLY;INTERVAL=2']],
    ['SUMMARY:once', [2020], []],
  ])(
    'of an event with %s are those of the coming years, or it is told which are not',
    (line, years, repeats) => {
      const event = `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20201225\r\n${line}\r\nEND:VEVENT`;
      const read = readQuietDays(event, TODAY);
      const coming = read.days.filter(
        (day) => day >= (repeats.length === 0 && years[0] !== 2020 ? TODAY : ''),
      );
      expect(coming).toEqual(years.map((year) => `${year}-12-25`));
      expect(read.repeats).toEqual(repeats);
      expect(read.faults).toEqual([]);
    },
  );

  it.each([
    ['ranges', '2000-01-01..2003-12-31 '.repeat(4300)],
    ['one long word', 'a'.repeat(100_000)],
    ['events that do not end', `BEGIN:VEVENT ${'DTSTART;'.repeat(12_000)}`],
    ['beginnings', 'BEGIN:VEVENT '.repeat(7500)],
    ['spaces', `2026-12-24${' '.repeat(99_000)}`],
    ['digits', '2'.repeat(100_000)],
  ])('are read at once from a hundred thousand letters of %s', (_, text) => {
    const begun = performance.now();
    readQuietDays(text, TODAY);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
