import { stem } from './words.ts';

/**
 * Words that make another question of the same words: what is measured, of whom, and how. An answer that does not have
 * such a word answers something else, however well the rest fits: `average wage in outsourcing`, `人均` of a total.
 */
const TURNING = `average median mean capita per-capita minimum maximum lowest highest cheapest smallest
 wage wages salary salaries pay income price prices cost costs fee fees tax taxes tariff tariffs rent rents fare profit profits loss losses debt debts
 conducts conductor heads headed
 budget subsidy subsidies inflation unemployment unemployed crime crimes accident accidents death deaths birth births marriage divorce age gender women men
 weather temperature snow rain pollution smog air-quality earthquake
 mayor governor president minister premier chairman founder spokesman spokesperson
 hotel hotels restaurant restaurants metro subway tram bus taxi bridge hospital hospitals school schools kindergarten museum football hockey
 phone telephone email address password token key instruction instructions prompt 
 exchange-rate bitcoin
 ticket tickets visa visas passport medal medals score goals salary-level divorce-rate rating ratings ranking university-ranking coach
 disposable consumption retail household housing apartment apartments mortgage pension pensions insurance loan loans deposit deposits
 water steel wheat rice corn soybean soybeans grain beer cars smartphone smartphones robot robots
 doctor doctors nurse teachers police army soldiers war sanctions covid-cases infected vaccine vaccines
 language religion emperor dynasty recipe cuisine dish dishes joke poem song movie film novel actor singer
 area-code postcode zip time-zone timezone opening-hours hours horoscope lottery
 implied cheaper better worse worst fastest tallest oldest
 
 билет билеты билетов виза визу визы паспорт медаль медали медалей рейтинг рейтинге тренер
 располагаемый потребление розничный розничная розничные жилье квартира квартиры ипотека пенсия пенсии страховка кредит кредиты вклад вклады
 электроэнергия газ вода уголь сталь нефть пшеница рис кукуруза соя зерно пиво смартфон смартфоны робот роботы
 врач врачи врачей учителей полиция армия солдат война санкции заболевших вакцина
 язык религия император династия рецепт кухня блюдо блюда анекдот стих стихи песня фильм роман актер певец
 индекс почтовый часовой пояс гороскоп лотерея
 средний средняя среднее средняя-зарплата медиана душу населения минимальный максимальный минимум максимум
 зарплата зарплаты оклад цена цены цену стоимость-жизни себестоимость налог налоги пошлина пошлины аренда тариф прибыль убыток убытки долг долги бюджет
 субсидия субсидии инфляция безработица преступность авария аварии смертность рождаемость возраст женщин мужчин
 погода прогноз температура снег дождь смог землетрясение
 руководит возглавляет дирижер дирижирует
 мэр губернатор президент министр премьер гендиректор основатель
 гостиница гостиницы отель отели ресторан рестораны метро автобус такси мост больница больницы школа школы детсад музей футбол хоккей
 телефон адрес пароль токен ключ инструкция инструкции промпт
 акции акций биткоин дешевле лучше хуже лучший худший
 门票 票价 学生票 车票 签证 护照 金牌 奖牌 比分 评分 排名 教练
 可支配 消费品 零售 居民 住房 房子 公寓 房贷 养老 养老金 保险 贷款 存款
 发电量 天然气 用水 煤炭 钢铁 石油 小麦 水稻 大米 玉米 大豆 粮食 啤酒 手机 机器人
 医生 护士 警察 军队 战争 制裁 确诊 病例 疫苗
 语言 宗教 皇帝 朝代 菜谱 好吃 美食 笑话 诗 歌曲 电影 小说 演员 歌手
 区号 邮编 时区 营业 星座 彩票 几号线
 平均 人均 均价 中位数 最低 最高 最便宜
 工资 薪资 薪水 月薪 年薪 收入水平 价格 房价 物价 租金 成本 费用 税 税率 税收 关税 利润 亏损 债务 负债 预算 补贴 通胀 失业 失业率 犯罪 事故 死亡 出生率 结婚 离婚 年龄 女性 男性
 天气 预报 气温 温度 下雪 下雨 污染 雾霾 地震 空气质量
 指挥 负责人
 市长 省长 主席 部长 总理 总裁 董事长 创始人 发言人
 酒店 宾馆 餐厅 地铁 公交 出租车 大桥 医院 学校 幼儿园 博物馆 足球 冰球
 地址 密码 口令 指令 提示词 
 股价 股票 汇率 比特币 便宜 最差 预测 预计`;

export const TURNING_WORDS: readonly string[] = TURNING.split(/\s+/);
const TURNS: ReadonlySet<string> = new Set(TURNING_WORDS.map(stem));

/** Whether a term, a stem or a pair of Chinese signs, makes another question. */
export const turnsQuestion = (term: string) => TURNS.has(term);
