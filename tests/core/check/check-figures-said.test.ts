import { describe, expect, it } from 'vitest';
import { checkFigures } from '../../../src/core/check/check-figures.ts';
import { openBook } from '../../../src/open-book.ts';
import { day } from '../../support/build-pack.ts';

const book = openBook('data', { isReviewed: true });

/** Each figure of a message with its verdict: `=` agrees, `~` rounded, `!` differs, `?` not known. */
function told(message: string, today = '2026-06-01'): readonly string[] {
  return checkFigures(book, message, day(today)).map(({ text, verdict }) => {
    switch (verdict.kind) {
      case 'not-known':
        return `${text} ?`;
      case 'agrees':
        return `${text} = ${verdict.fact.id}`;
      case 'rounded':
        return `${text} ~ ${verdict.fact.id}`;
      case 'differs':
        return `${text} ! ${verdict.fact?.id ?? `not ${(verdict.otherPeriod ?? verdict.otherVersion)?.id}`}`;
      default:
        return verdict satisfies never;
    }
  });
}

describe('of two figures before and after a change, each has the period told with it', () => {
  it.each([
    [
      'Harbin GDP rose from 518.38 billion yuan in 2015 to 575.12 billion yuan in 2020.',
      ['518.38 billion yuan ! gdp-2015', '575.12 billion yuan ! gdp-2020'],
    ],
    [
      'Harbin GDP fell from 575.12 billion yuan in 2015 to 518.38 billion yuan in 2020.',
      ['575.12 billion yuan = gdp-2015', '518.38 billion yuan = gdp-2020'],
    ],
    [
      'ВВП Харбина вырос с 518,38 млрд юаней в 2015 году до 575,12 млрд юаней в 2020 году.',
      ['518,38 млрд юаней ! gdp-2015', '575,12 млрд юаней ! gdp-2020'],
    ],
    [
      'ВВП Харбина снизился с 575,12 млрд юаней в 2015 году до 518,38 млрд юаней в 2020 году.',
      ['575,12 млрд юаней = gdp-2015', '518,38 млрд юаней = gdp-2020'],
    ],
    [
      '哈尔滨GDP由2015年的5751.2亿元降至2020年的5183.8亿元。',
      ['5751.2亿元 = gdp-2015', '5183.8亿元 = gdp-2020'],
    ],
    [
      'In 2020 Harbin GDP fell from 575.12 billion yuan to 518.38 billion yuan.',
      ['575.12 billion yuan = gdp-2015', '518.38 billion yuan = gdp-2020'],
    ],
    [
      'Harbin GDP fell from 518.38 billion yuan in 2020 to 500 billion yuan.',
      ['518.38 billion yuan = gdp-2020', '500 billion yuan ?'],
    ],
  ])('each with its period: %s', (message, expected) => {
    expect(told(message)).toEqual(expected);
  });
});

describe('what is called by its name is not confirmed by what only has that name in its own', () => {
  it.each([
    ['Harbin exports were 35 billion yuan in 2021.', ['35 billion yuan ! harbin-exports-2021']],
    ['Экспорт Харбина в 2021 году составил 35 млрд юаней.', ['35 млрд юаней ! harbin-exports-2021']],
    ['2021年哈尔滨出口350亿元。', ['350亿元 ! harbin-exports-2021']],
    ['Harbin imports and exports were 35 billion yuan in 2021.', ['35 billion yuan = harbin-trade-2021']],
    ["Harbin's offshore outsourcing contracts were $3.45 billion in 2019", ['$3.45 billion ?']],
    ['Executed value grew 89.35% in 2019.', ['89.35% ! outsourcing-executed-value-2019']],
    [
      'Исполненная стоимость аутсорсинга выросла на 89,35 % в 2019 году.',
      ['89,35 % ! outsourcing-executed-value-2019'],
    ],
    ['2019年外包执行额增长89.35%。', ['89.35% ! outsourcing-executed-value-2019']],
  ])('by its whole name: %s', (message, expected) => {
    expect(told(message)).toEqual(expected);
  });

  it('names the thing whose value it is', () => {
    const [checked] = checkFigures(book, 'Executed value grew 89.35% in 2019.', day('2026-06-01'));
    expect(checked?.verdict).toMatchObject({ otherSubject: { id: 'outsourcing-contract-value-2019' } });
  });
});

describe('a word that makes another thing of it is not passed over', () => {
  it.each([
    'IT outsourcing contracts in Harbin: $3.45 billion',
    'Foreign tourists in Harbin: 179 million in 2024',
    'Domestic tourists in Harbin: 179 million in 2024',
    'Внутренние туристы в Харбине: 179 млн в 2024 году',
    '2024年哈尔滨国内游客1.79亿人次',
    'International passengers at Harbin airport were 20.78 million in 2019',
    'Международные пассажиры аэропорта Харбина в 2019 году: 20,78 млн',
    "Harbin's industrial output was 518.38 billion",
    '503 e-commerce employees',
    '17 bonded warehouses in Harbin',
    'tourism profit 231.42 billion yuan in 2024',
  ])('with another word: %s', (message) => {
    expect(told(message).map((one) => one.at(-1))).toEqual(['?']);
  });

  it('leaves what has the word in its name', () => {
    expect(told('Harbin international airport had 20.78 million passengers in 2019')).toEqual([
      '20.78 million = airport-passengers-2019',
    ]);
  });
});

describe('a thing called by the whole of its name is ours where no place is named', () => {
  it.each([
    ['Outsourcing contracts reached $34.5 billion in 2019', '$34.5 billion'],
    ['Outsourcing contracts fell 89.35% in 2019', '89.35%'],
    ['Outsourcing contracts tripled in 2019', 'tripled'],
    ['Outsourcing contracts exceeded $4 billion in 2019', '$4 billion'],
    ['Контракты на аутсорсинг достигли 34,5 млрд долларов в 2019 году', '34,5 млрд долларов'],
    ['2019年外包合同额达345亿美元', '345亿美元'],
  ])('without a place: %s', (message, said) => {
    expect(told(message)).toEqual([`${said} ! outsourcing-contract-value-2019`]);
  });
});

describe('imports after exports are no trade', () => {
  it.each([
    ['In 2023 Heilongjiang exported 76.06 billion yuan and imported 221.77 billion.', '221.77 billion'],
    [
      "Heilongjiang's exports rose to 76.06 billion yuan in 2023, while imports fell to 221 billion",
      '221 billion',
    ],
    ['В 2023 году экспорт Хэйлунцзяна составил 76,06 млрд юаней, а импорт составил 221,8 млрд', '221,8 млрд'],
    ['2023年黑龙江出口760.6亿元，进口2217.7亿元。', '2217.7亿元'],
  ])('of a year without imports: %s', (message, imports) => {
    expect(told(message)).toEqual([expect.stringContaining('heilongjiang-exports-2023'), `${imports} ?`]);
  });
});

describe('a part and its whole are two figures', () => {
  const of = (part: string, whole: string) => [
    `${part} ${part === '15' ? '=' : '!'} sci-tech-centers-russia`,
    `${whole} ${whole === '20' ? '=' : '!'} sci-tech-centers-2020`,
  ];

  it.each([
    ['14 of the 20 centers focus on Russia.', of('14', '20')],
    ['15 of the 20 centers focus on Russia.', of('15', '20')],
    ['15 of the 25 centers focus on Russia.', of('15', '25')],
    ['14/20 centers focus on Russia', of('14', '20')],
    ['14 из 20 центров ориентированы на Россию', of('14', '20')],
    ['20个中心中有14个面向俄罗斯', of('14', '20').toReversed()],
    ['Of the 20 cooperation centers in Harbin, 14 focus on Russia', of('14', '20').toReversed()],
  ])('whichever comes first: %s', (message, expected) => {
    expect(told(message)).toEqual(expected);
  });

  it('does not read a fraction or hours so', () => {
    expect(told('3/4 of the visitors call us 24/7 days')).toEqual([]);
  });
});

describe('a letter for millions, and a unit in brackets', () => {
  it.each([
    ['20.78m passengers in 2019 at Harbin airport', ['20.78m = airport-passengers-2019']],
    ['Harbin airport had 20.78M passengers in 2019', ['20.78M = airport-passengers-2019']],
    ['Harbin GDP 2020: 518.38B yuan', ['518.38B yuan = gdp-2020']],
    ['Harbin GDP 2020: CNY 5,183.8 (100 mn)', ['CNY 5,183.8 = gdp-2020']],
    ['Harbin GDP (100 million yuan): 5,183.8 in 2020', ['5,183.8 = gdp-2020']],
    ['哈尔滨2020年GDP：5183.8（亿元）', ['5183.8 = gdp-2020']],
    ['哈尔滨GDP（亿元），2020年：5183.8', ['5183.8 = gdp-2020']],
    ['ВВП Харбина (млрд юаней), 2020: 518,38', ['518,38 = gdp-2020']],
  ])('says how much: %s', (message, expected) => {
    expect(told(message)).toEqual(expected);
  });

  it.each(['Harbin GDP 2020, a tower 180m high', 'Harbin GDP 2020 and 5m² of land'])(
    'is none where metres are meant: %s',
    (message) => {
      for (const verdict of told(message)) expect(verdict).toMatch(/\?$/);
    },
  );
});

describe('a change over several years is no yearly one', () => {
  it.each([
    "Between 2015 and 2020 Harbin's GDP fell 9.9%.",
    "Harbin's GDP in 2020 fell 9.9% compared with 2015.",
    "Since 2015 Harbin's GDP fell 9.9%.",
    'С 2015 по 2020 год ВВП Харбина снизился на 9,9 %.',
    '2015年至2020年哈尔滨GDP下降9.9%。',
    '2020年哈尔滨GDP较2015年下降9.9%。',
  ])('and is not known: %s', (message) => {
    expect(told(message)).toEqual([expect.stringMatching(/\?$/)]);
  });

  it.each(["Between 2019 and 2020 Harbin's GDP grew 0.6%.", '哈尔滨2020年GDP比2019年增长0.6%'])(
    'but from one year to the next it is: %s',
    (message) => {
      expect(told(message)).toEqual(['0.6% = gdp-2020']);
    },
  );
});

describe('a percentage that something fell from or rose to is no change', () => {
  const of = (one: string, other: string) => [
    `${one} = services-share-2019`,
    `${other} = services-share-2020`,
  ];

  it.each([
    [
      "Services made up 66.0% of Harbin's GDP in 2020, down from 66.9% in 2019.",
      of('66.9%', '66.0%').toReversed(),
    ],
    ['服务业占GDP比重由2019年的66.9%降至2020年的66.0%', of('66.9%', '66.0%')],
    ['Доля услуг в ВВП Харбина снизилась с 66,9 % в 2019 году до 66,0 % в 2020 году', of('66,9 %', '66,0 %')],
  ])('but what it was: %s', (message, expected) => {
    expect(told(message)).toEqual(expected);
  });

  it('is still one where the growth itself is told', () => {
    expect(told('GDP growth in Harbin slowed to 0.6% in 2020')).toEqual(['0.6% = gdp-2020']);
  });
});

describe('a year in brackets behind a figure is that figure’s', () => {
  it.each([
    ['GDP: 575.12 billion yuan (2015), 518.38 billion yuan (2020).', ['= gdp-2015', '= gdp-2020']],
    ['Harbin GDP: 518.38 billion yuan (2015), 518.38 billion yuan (2020).', ['! gdp-2015', '= gdp-2020']],
    ['ВВП Харбина: 575,12 млрд юаней (2015), 518,38 млрд юаней (2020 г.).', ['= gdp-2015', '= gdp-2020']],
    ['哈尔滨GDP：5751.2亿元（2015年）、5183.8亿元（2020年）。', ['= gdp-2015', '= gdp-2020']],
    ['Harbin GDP (2015) 575.12 billion yuan (2020) 518.38 billion yuan', ['= gdp-2015', '= gdp-2020']],
  ])('and not the next one’s: %s', (message, expected) => {
    expect(told(message)).toEqual(expected.map((one) => expect.stringMatching(`${one}$`)));
  });
});

describe('a part is known by its whole', () => {
  it.each([
    'Three quarters of the cooperation centers focus on Russia',
    'Три четверти центров сотрудничества ориентированы на Россию',
    '四分之三的科技合作中心面向俄罗斯',
  ])('as a share in words: %s', (message) => {
    expect(told(message)).toEqual([expect.stringMatching(/~ cooperation-centers-russia-share-harbin-2020$/)]);
  });

  it('as a place within another one', () => {
    expect(
      told('Heilongjiang free trade zone covers 119.85 square kilometers, of which Harbin 79.86'),
    ).toEqual(['119.85 = ftz-area-total', '79.86 = ftz-area-harbin']);
  });
});

describe('a short claim is not ours where it is somebody else’s', () => {
  it.each([
    'Our outsourcing contracts reached $34.5 billion in 2019',
    'Global outsourcing contracts reached $34.5 billion in 2019',
    'The GDP of our province was 1.3 trillion yuan in 2020',
    '全国服务外包合同额2019年达345亿美元',
    'Наши контракты на аутсорсинг достигли 34,5 млрд долларов в 2019 году',
  ])('as this one: %s', (message) => {
    expect(told(message)).toEqual([expect.stringMatching(/\?$/)]);
  });
});

describe('one side of trade is not both', () => {
  it.each([
    ['Russian exports to China were 129 billion dollars in 2023', ['?']],
    ['2021年哈尔滨进出口350亿元，其中出口180亿元，进口170亿元。', ['trade', 'exports', 'imports']],
    [
      'Внешняя торговля Харбина в 2021 году: 35 млрд юаней, экспорт 18 млрд, импорт 17 млрд.',
      ['trade', 'exports', 'imports'],
    ],
  ])('as here: %s', (message, expected) => {
    expect(told(message)).toEqual(
      expected.map((one) =>
        one === '?' ? expect.stringMatching(/\?$/) : expect.stringContaining(`= harbin-${one}-`),
      ),
    );
  });
});
