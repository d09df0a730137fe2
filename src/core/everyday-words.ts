/**
 * Words of conversation, in the three languages: who asks, what for, in what kind of text, how sure they are, what they
 * thought before. A question may hold any number of them, and none says what it is about. What could be measured, and
 * what could be a place, is not here: without `average` or `price` a question would be another one.
 */
export const EVERYDAY = `hello hi hey dear good morning afternoon evening day folks guys everyone all team friend buddy mate sir madam thank thanks
  cheers sorry excuse pardon bother kindly please plz pls ok okay yes no yeah nope well hmm oh wow lol btw fyi asap urgent urgently quick quickly
  boss chief manager director colleague coworker client customer editor journalist reporter teacher professor student intern analyst
  researcher wife husband mother father brother kid someone somebody anybody anyone person guy
  report presentation slide deck paper piece article story memo email mail message note table spreadsheet chart graph page draft homework
  essay thesis exam quiz newsletter speech talk meeting call interview conference paragraph sentence text paste pasted copy copied
  write writing wrote written prepare prepare preparing edit editing quote cite citing present check verify confirm double-check prove
  fill update compile collect compare comparing study studying work working research
  think thought guess suppose believe remember recall forget forgot hear heard read seen saw see notice wonder wondering know knew known curious
  understand mean meant imply claim claimed claims say says said tell told mention mentioned argue insist swear dispute doubt doubtful admit
  ask asking asked answer reply explain describe look looking find finding found search searching help need want wish hope like love try trying
  give gave get got take took let make made put keep bring come came go went gone do doing done have happen happened turn become became
  start started begin began continue end ended finish stop stay remain stand stood hit reach reached climb amount amounted total totalled totaled totally
  overall altogether together combined entire whole full fully complete completely exact exactly precise precisely approximate approximately rough roughly about around nearly almost
  really actually basically simply just only even ever never still yet already again once twice maybe perhaps probably possibly likely apparently
  supposedly allegedly reportedly officially official real true truly right wrong correct incorrect sure certain certainly definitely honest honestly
  correctly
  big bigger biggest large larger small smaller little huge great strong strongly high low long short new old early late soon fast quick slow much many more
  most less least few several lot lots enough other another same different similar such certain various particular specific specifically especially
  thing stuff something anything nothing everything one kind sort type way case example instance reason fact info information detail details data figure
  figures number numbers value amount level size scale volume sum statistic statistics stats answer question point part bit idea topic subject issue matter
  today tonight tomorrow yesterday now nowadays current currently present recent recently lately latest last next previous prior former time times moment
  year years yearly annual annually month months week weeks date dates period since until till during back then later before after ago
  website site internet online web google wikipedia wiki link url source sources news newspaper media press here there
  according per-cent respectively namely also too as-well either neither both whether if so because although though however but yet despite
  please-note note noted including include includes included excluding cover covers covered consist involve involved
  could would should might must can may shall will need needs wanted wants cannot can't don't doesn't didn't isn't aren't wasn't i'm i've i'd it's that's what's
  how's there's let's you're we're they're
  привет здравствуйте здравствуй добрый доброе день утро вечер друзья коллеги коллега ребята народ господа уважаемый уважаемые спасибо благодарю извините
  простите прошу пожалуйста пжлст плиз срочно быстро быстренько подскажите подскажи скажите скажи расскажите расскажи объясните объясни напомните напомни
  помогите помоги помощь посмотрите посмотри глянь гляньте найдите найди найти проверьте проверь проверить уточните уточнить уточни
  узнать знаете знаешь знаю знает известно интересно интересует любопытно понять понимаю непонятно
  шеф начальник начальница директор босс руководитель редактор редакция журналист корреспондент клиент заказчик партнер студент преподаватель учитель
  научный руководитель жена муж друг знакомый кто-то кто-нибудь человек
  презентация презентации слайд слайда доклад отчет статья статьи заметка текст материал обзор обзоры справка письмо сообщение таблица таблицу график
  диаграмма курсовая диплом дипломная реферат книга новость новости сайт интернет ссылка источник источники газета сми пресса
  пишу писать написать написал пишут пишем готовлю готовим готовить делаю делаем сделать свожу сводим собираю собираем заполняю заполнить вставить привести
  указать процитировать сослаться сравнить сравнения изучаю изучаем занимаюсь работаю
  думаю думал кажется казалось помню помнится вспомнить забыл слышал слышала слыхал читал читала видел видела встретил встретила встретились попадалось
  говорят говорил говорила говорит сказал сказала сказали утверждает утверждают спорит спорят спорим уверяет считает считают упоминали упоминалось называли
  называют сообщили сообщает сообщил заявил заявила ответить ответ ответьте вопрос спрошу спросил спросила просил просила просят
  нужно нужен нужна нужны надо хочу хочется хотел хотела хотелось хотим можно можете можешь мог могли может быть стоит давай давайте дайте дай
  взять взяли получилось получается вышло выходило выходит оказалось случилось произошло стал стала стало стали становится бывает бывало имеется имеет имеют
  есть нет существует насчитывается составил составила составило составили составляет равен равна равно достиг достигла достигло достигли достигает
  насчитывал насчитывала пришлось приходится
  большой большая большие больше маленький маленькая мало меньше немного много многие несколько огромный новый новая новые старый старые последний последняя
  последние свежий свежим свежая свежие самый самая самое самые самым текущий текущая нынешний нынешняя прошлый прошлая прошлом будущий
  примерно приблизительно около почти ровно точно точный точная точные именно вообще вроде просто только лишь уже еще опять снова все всё весь вся
  всего итого итог совсем очень довольно достаточно действительно правда верно правильно неправильно наверное наверно возможно видимо якобы точнее
  официально официальный реально собственно конкретно хватит хватает
  вещь штука что-то что-нибудь нечто ничего какой-то такой такая такое такие другой другая другие иной тот же этот эта эти тоже также либо или если
  потому поэтому хотя однако но зато
  цифра цифры цифру цифрой число числа данные данных показатель показатели величина объем объём размер сумма сумму количество масштаб уровень
  статистика статистике информация сведения факт факты история дело случай речь тема
  сегодня завтра вчера сейчас теперь ныне нынче недавно давно раньше позже потом затем тогда пока год года годах годом месяц неделя день дата срок период
  время временем начало начале конец концу конце
  тут там здесь где-то
  你好 您好 大家 各位 早上好 晚上好 下午好 嗨 哈喽 喂 谢谢 感谢 多谢 麻烦 劳驾 打扰 不好意思 抱歉 请问 请教 拜托 急 赶紧 马上 尽快 快
  领导 老板 处长 经理 主任 同事 小王 小李 老师 教授 学生 同学 编辑 记者 客户 朋友 家人 老婆 老公 某人 有人 人家 咱 咱们 我们 你们 他们 我 你 您 他 她 它
  报告 汇报 演示 幻灯片 稿子 文章 论文 特稿 报道 新闻 材料 资料 文件 邮件 消息 表格 图表 对比图 作业 考试 简报 手头 网页 网站 网上 百度 维基 链接 出处 来源 原文
  写 写到 在写 准备 整理 汇总 统计 填 填写 引用 核 核实 核对 查 查查 查一下 查询 找 找找 找不着 找到 确认 对比 比较 研究 了解 用 要用 做 搞
  想 觉得 认为 猜 估计 以为 记得 忘 忘了 听说 听到 看到 看见 看 看看 见过 读到 说 说是 据说 提到 讲 讲到 表示 称 指出 声称 争论 吵 怀疑 不确定 不知道 知道 答不上来 告诉 回答 问 问下 问一下 问问 解释 帮 帮我 帮忙 给 给我 要 需要 想要 希望 能 可以 能否 可否 是否 是不是
  有没有 有吗 来着 究竟 到底 具体 准确 确切 大概 大约 大致 约 左右 差不多 几乎 实际 其实 真的 真正 正好 刚好 刚 刚才 只 只是 仅 就 就行 才 还 还是 也 都 又 再 已 已经 曾 曾经
  一共 总共 合计 共 总 总的 全部 所有 整个 一起 各 各自 分别 每 任何
  大 小 多 少 高 低 长 短 新 旧 早 晚 快慢 很 非常 最 更 比较 特别 尤其 挺 相当
  东西 事 事情 啥 啥事 什么 怎么 怎样 哪 哪些 哪个 哪家 哪儿 哪里 何 何时 为何 为什么 谁 这 那 这个 那个 这些 那些 这条 那会儿 这样 那样 其他 另外 别的 相同
  数 数据 数字 数值 数目 数量 指标 统计 情况 信息 内容 问题 答案 例子 方面 部分 项目 金额 总额 总量 规模 水平 量 额 个数
  今天 明天 昨天 现在 目前 当前 如今 最近 近来 最新 以前 以后 之前 之后 后来 当时 那时 那天 那年 当年 年 月 日 号 天 年份 时候 时间 时 期间 截至 截止 截至到 为止 至今 起 以来 开始 结束 全年 当年 年度 本年
  达 达到 达成 为 是 有 占 成 成为 变成 出现 发生 进行 完成 实现 得到 取得 属于 来自 包括 包含 含 涉及 关于 对于 根据 按 按照 由 被 把 将 让 使 从 到 往 向 在 于 和 与 跟 及 以及 或 或者 但 但是 不过 而 而且 因为 所以 如果 虽然 并 并且`;
