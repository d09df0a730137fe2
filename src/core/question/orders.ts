/**
 * What tells the bot to do something else than to look a fact up: to forget its rules, to play somebody, to run a query.
 * There is nothing here that such a text could change, and nothing in it that asks for a fact.
 */
const ORDER =
  /(?<!\p{L})(?:(?:ignore|disregard|forget|override) (?:all|any|every|the|your|previous|prior|above|these|those|what)|pretend|act as|you are now|role ?play|from now on|system prompt|developer mode|jailbreak|(?:your|hidden|secret) (?:rules|instructions?|prompt|token|password|key)|(?:always )?(?:answer|respond|reply) (?:only )?with|repeat after me|say that|игнорируй\p{L}*|проигнорируй\p{L}*|забудь (?:все|всё|предыдущ\p{L}+|свои|про)|притворись|представь,? что|отныне|с этого момента|ты теперь|системн\p{L}+ (?:промпт|инструкц\p{L}+)|(?:твои|скрытые) (?:правила|инструкции)|отвечай (?:только|всегда))(?!\p{L})|(?:忽略|无视|忘记|忘掉)(?:之前|以上|上面|前面|所有|你)|假装|假设你是|扮演|你现在是|从现在(?:起|开始)|系统提示|提示词|你的(?:指令|规则|密码|密钥)|只(?:能)?回答|都回答|\bselect\b.+\bfrom\b|\bdrop\s+table\b|\b(?:insert into|delete from|union select)\b|<\/?(?:script|img|iframe|system)\b|\{\{.*\}\}|\$\{|rm -rf|os\.system|process\.env/iu;

/** Whether a text is an order to the bot rather than a question. */
export const isOrder = (text: string): boolean => ORDER.test(text);
