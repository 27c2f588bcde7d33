/**
 * What is wrong with a table, a meter or a declaration that somebody sent, in Chinese. The host says it in English; a test holds every
 * such sentence of the host's sources against this list.
 */
export type Phrase = readonly [pattern: RegExp, chinese: (...parts: string[]) => string];

/** How the host asks back where a word is nearly another: ` Did you mean 'a' or 'b'?` */
function near(question: string | undefined): string {
  const words = [...(question ?? "").matchAll(/'([^']*)'/g)].map((match) => match[1]);
  return words.length === 0 ? "" : `是否为 ${words.join(" 或 ")}？`;
}

const list = (words: string) => words.replaceAll(", ", "、");

/** What the host allows in place of what was sent. */
function allowed(text: string): string {
  const whole = /^a whole number(?: of (seconds))?, (\S+) to (\S+)$/.exec(text);
  if (whole !== null) {
    return `${whole[2]}–${whole[3]} 的整数${whole[1] === undefined ? "" : "（秒）"}`;
  }
  const rest = text
    .replace(/^one of (.*), or product:NAME \(UNIT\); the template has them all$/, (_, words: string) => `${list(words)}，或 product:名称 (单位)；模板中有全部表头`)
    .replace(/^one of (.*)$/, (_, words: string) => `${list(words)} 之一`);
  return Allowed[rest] ?? rest;
}

const Allowed: Readonly<Record<string, string>> = {
  "a month (2023-07, 2023年7月, or a date in it), a quarter (2023-Q3, 2023年3季度) or a year (2023)":
    "月份（2023-07、2023年7月或其中的日期）、季度（2023-Q3、2023年3季度）或年份（2023）",
  "a number such as 18000 or 4200.5, or blank where it is not known": "数字，如 18000 或 4200.5，未知请留空",
  "numbers with their MWh, for example GEC-0001=500; GEC-0002=20": "证书编号与兆瓦时，如 GEC-0001=500; GEC-0002=20",
  "a product's head says its unit, for example product:cement (t)": "产品列的表头须带单位，如 product:cement (t)",
  "a text": "文字",
};

/** Of the file and its cells. */
const Table: readonly Phrase[] = [
  [/^The file is neither UTF-8 nor GB 18030 text;.*$/, () => "文件既不是 UTF-8 也不是 GB 18030 文本；请另存为“CSV UTF-8”。"],
  [/^Row (\S+) has a quotation mark out of place;.*$/, (row) => `第 ${row} 行的引号位置不对；单元格内的引号请写两个（""）。`],
  [/^Row (\S+) has a cell of more than (\S+) characters;.*$/, (row, most) => `第 ${row} 行有单元格超过 ${most} 个字符；是否有引号没有闭合？`],
  [/^The file is not an Excel workbook that can be read;.*$/, () => "文件不是可读取的 Excel 工作簿；请用表格软件打开并另存为 .xlsx。"],
  [/^The workbook has (\S+) parts; at most (\S+)\.$/, (parts, most) => `工作簿有 ${parts} 个部件，最多 ${most} 个；请只把表格复制到新的工作簿。`],
  [/^The workbook unpacks to more than (\S+) MB\..*$/, (most) => `工作簿解压后超过 ${most} MB；请只把表格复制到新的工作簿。`],
  [/^The workbook has no sheet with anything in it\.$/, () => "工作簿没有含内容的工作表。"],
  [/^The form has (\S+) files; send one.*$/, (count) => `表单中有 ${count} 个文件；请只发送一个 .csv 或 .xlsx。`],
  [/^The request has no file;.*$/, () => "请求中没有文件；请发送 .csv 或 .xlsx 表格。"],
  [/^The file is an old \.xls or a protected workbook;.*$/, () => "文件是旧版 .xls 或带密码的工作簿；请去掉密码另存为 .xlsx。"],
  [/^The form cannot be read:.*$/, () => "表单无法读取：分隔符缺失或末尾不完整；请重新发送文件。"],
  [/^An import may have (\S+) MB;.*$/, (most) => `导入文件最大 ${most} MB；请分批发送。`],
  [/^The table is empty;.*$/, () => "表格为空；第一行应为表头。"],
  [/^The table has more than (\S+) rows;.*$/, (most) => `表格超过 ${most} 行；请分批发送。`],
  [/^'(.*)' is not a head that is known; it is (.*)\.$/, (head, of) => `“${head}”不是已知的表头；应为 ${allowed(of)}。`],
  [/^'(.*)' is the head of two columns; keep one\.$/, (head) => `表头“${head}”出现两次；请保留一列。`],
  [/^The first row has no column '(.*)'(?:;.*)?\.$/, (head) => `第一行缺少“${head}”列；模板中有全部表头。`],
  [/^it is (a month .*)\.$/, (of) => `应为${allowed(of)}。`],
  [/^it is (numbers with .*)\.$/, (of) => `应为${allowed(of)}。`],
  [/^it is a number such as 80 or 0\.5, or blank\.$/, () => "应为数字，如 80 或 0.5，没有请留空。"],
  [/^it is a whole number, or blank\.$/, () => "应为整数，没有请留空。"],
  [/^(\S+) has another row for (\S+); keep one row.*$/, (who, period) => `${who} 在 ${period} 有另一行；每家企业每个账期保留一行。`],
  [/^the row has figures and no enterprise;.*$/, () => "这一行有数值但没有企业；请填企业编号或名称。"],
  [/^park '(.*)' has no such enterprise; .*or blank for the park itself\.$/, () => "园区没有这家企业；请填企业编号或名称，园区公共表计请留空。"],
  [/^two enterprises have this name; write the id\.$/, () => "有两家企业同名；请填企业编号。"],
  [/^somebody else has declared this period in between;.*$/, () => "其他人刚刚申报了这一账期；请重新发送文件。"],
  [/^the formula was saved without its value;.*$/, () => "公式没有保存结果；请用表格软件打开、保存后重新发送。"],
  [/^(.*); the column holds numbers(?: in (.+))?\.$/, (why, unit) => `${cellWhy(why ?? "")}；本列应为数字${unit === undefined ? "" : `，单位为${unit}`}。`],
  [/^it is a truth value$/, () => "内容是逻辑值（TRUE/FALSE）；请填文字或数字。"],
  [/^the formula ended in an error$/, () => "公式结果为错误；请更正公式。"],
  [/^it is not a number that can be kept exactly$/, () => "数字无法精确保存；请减少位数。"],
  [/^the cell is formatted as a percentage$/, () => "单元格是百分比格式；请填实际数值。"],
  [/^(\S+) cells cannot be taken, so nothing was declared\. The first is (\S+): (.*)$/, (count, cell, why) => `${count} 个单元格有误，没有写入任何申报。第一个是 ${cell}：${phrase(why ?? "") ?? why}`],
];

function cellWhy(why: string): string {
  const said: Readonly<Record<string, string>> = {
    "the cell is formatted as a date": "单元格是日期格式",
    "the cell is formatted as a percentage": "单元格是百分比格式",
    "it is a truth value": "内容是逻辑值（TRUE/FALSE）",
    "the formula ended in an error": "公式结果为错误",
    "it is not a number that can be kept exactly": "数字无法精确保存",
  };
  return why.startsWith("it is a number such as 18000") ? "应为数字，如 18000 或 4200.5，未知请留空" : why.startsWith("the formula was saved") ? "公式没有保存结果" : (said[why] ?? why);
}

/** Of meters, their events and enterprises. */
const Registry: readonly Phrase[] = [
  [/^'(.*)' is not a (\S+) id: use 1 to 64 of .*$/, (text) => `“${text}”不是有效编号；请用 1 至 64 个英文字母、数字、“-”“_”“.”，首字符为字母或数字。`],
  [/^(\S+) is missing; it is (.*)\.$/, (key, of) => `缺少 ${key}；应为 ${allowed(of ?? "")}。`],
  [/^(\S+) is '(.*)'; it is (.*)\.$/, (key, value, of) => `${key} 为“${value}”；应为 ${allowed(of ?? "")}。`],
  [/^'(\S+)' does not fit (\S+), role (\S+), kind (\S+?); no unit does\..*$/, (unit, carrier, role, kind) => `单位 ${unit} 不适用于 ${carrier}（用途 ${role}、类型 ${kind}），也没有适用的单位；请更改用途或类型。`],
  [/^'(\S+)' does not fit (\S+), role (\S+), kind (\S+?)\. Write one of (.*)\.$/, (unit, carrier, role, kind, of) => `单位 ${unit} 不适用于 ${carrier}（用途 ${role}、类型 ${kind}）；可用 ${list(of ?? "")}。`],
  [/^'(\S+)' counts in another measure than '(\S+)',.*$/, (unit, before) => `单位 ${unit} 与 ${before} 计量的量不同，两者不能相加；请从那一时刻起登记一块新编号的表计。`],
  [/^A ratio of 0 counts nothing\..*$/, () => "倍率为 0 则不计量；请填 CT×PT 倍率，为 1 可留空。"],
  [/^This must be above 0, in unit per hour\..*$/, () => "须大于 0，单位为每小时；不按速率判断请留空。"],
  [/^Only a register has digits to roll over\..*$/, () => "只有累计表有翻转位数；请留空。"],
  [/^Only an interval is stamped at its end\..*$/, () => "只有区间量以结束时刻标记；请留空。"],
  [/^Only gas has a reference temperature\..*$/, () => "只有燃气有参比温度；请留空。"],
  [/^A meter cannot be part of itself\..*$/, () => "表计不能是自己的分表；请填上级表计，或留空。"],
  [/^(\S+) is earlier than the event before it\..*$/, (at) => `${at} 早于前一个事件；请按时间顺序排列。`],
  [/^There are two events '(\S+)' at (\S+)\. Keep one\.$/, (kind, at) => `${at} 有两个“${kind}”事件；请保留一个。`],
  [/^'(\S+)' contradicts '(\S+)' at the same time\..*$/, (kind, other) => `同一时刻的“${kind}”与“${other}”矛盾；请合并为一个事件，更换事件可同时给出新的倍率、位数与单位。`],
  [/^Only a register can be reset\..*$/, () => "只有累计表可以归零；请删去这个事件。"],
  [/^A reset leaves ratio, .*$/, () => "归零不改变倍率、位数、单位、最大速率与参比温度；请另加“change”事件，或改为“replacement”。"],
  [/^This change changes nothing\..*$/, () => "这个变更没有改变任何属性；请给出倍率、位数、单位、最大速率或参比温度。"],
  [/^Only a confirmation accepts or rejects\..*$/, () => "只有确认事件可以接受或拒绝读数；请留空，或把类型改为“confirmation”。"],
  [/^This is missing\. Write true to accept.*$/, () => "没有填写；接受此刻的读数请填 true，剔除请填 false。"],
  [/^A confirmation only accepts or rejects a reading\..*$/, () => "确认事件只能接受或拒绝读数；其他属性请放入更换、归零或变更事件。"],
  [/^Only the replacement or reset of a register has a final and an initial value\..*$/, () => "只有累计表的更换或归零有旧表止数与新表起数；请留空。"],
  [/^(\S+) does not fit a register of (\S+) digits, which shows 0 to below (\S+)\.$/, (value, digits, most) => `${value} 超出 ${digits} 位累计表的范围，应不小于 0 且小于 ${most}。`],
  [/^This id is already at (\S+)\..*$/, (at) => `编号已用于 ${at}；请换一个编号。`],
  [/^'(.*)' is there more than once; keep one entry for it\.$/, (id) => `“${id}”出现多次；请保留一条。`],
  [/^There is no enterprise '(.*?)' in this park\.(.*) Add it to 'enterprises'.*$/, (id, question) => `园区没有企业“${id}”；${near(question)}请先登记企业，园区公共表计请留空。`],
  [/^There is no meter '(.*?)' in this park\.(.*) Name the meter.*$/, (id, question) => `园区没有表计“${id}”；${near(question)}请填上级表计的编号，或留空。`],
  [/^The parents run in a circle: (.*)\. Leave one of them out\.$/, (circle) => `上级表计成环：${circle}；请去掉其中一个。`],
  [
    /^The registry holds (.*?), the file says (.*?)\. That would alter past figures\. Set it back to .*?, and register a meter.*$/,
    (before, after) => `登记为 ${before}，文件为 ${after}，这会改变过去的数据；请改回 ${before}，并从变更时刻起登记一块新编号的表计。`,
  ],
  [
    /^The registry holds (.*?), the file says (.*?)\. That would alter past figures\. Set it back to .*? and add to this meter's 'events', .*: (\{.*)$/,
    (before, after, example) => `登记为 ${before}，文件为 ${after}，这会改变过去的数据；请改回 ${before}，并以变更时刻添加表计事件，如 ${example}`,
  ],
  [
    /^The registry holds (.*?), the file says (.*?)\. That would alter past figures\. Set it back to .*$/,
    (before, after) => `登记为 ${before}，文件为 ${after}，这会改变过去的数据；请改回 ${before}，曾登记的属性不能取消。`,
  ],
  [/^This must be an object, .*, not (.*)\.$/, (value) => `应为对象 { … }，不是 ${value}。`],
  [/^This key is unknown\.(.*) Known here: (.*)\.$/, (question, keys) => `未知的属性；${near(question)}可用 ${list(keys ?? "")}。`],
  [/^This key is here twice\. Keep one\.$/, () => "属性出现两次；请保留一个。"],
  [/^This must be a text of 1 to (\S+) characters.*$/, (most) => `应为 1 至 ${most} 个字符的文字，不含控制字符。`],
  [/^This must be a text, not (.*)\.$/, (value) => `应为文字，不是 ${value}。`],
  [/^This must be a number(.*?) ?of up to 28 digits, such as 12 or 0\.5, not (.*)\.$/, (_, value) => `应为不超过 28 位的数字，如 12 或 0.5，不是 ${value}。`],
  [/^(.*) is out of range: (\S+) to (\S+?)( .*)?\.$/, (value, min, max) => `${value} 超出范围；应为 ${min} 至 ${max}。`],
  [/^(.*) is out of range: at least (\S+?)( .*)?\.$/, (value, min) => `${value} 超出范围；应不小于 ${min}。`],
  [/^(.*) is out of range: at most (\S+?)( .*)?\.$/, (value, max) => `${value} 超出范围；应不大于 ${max}。`],
  [/^(.*) is out of range: (.*)\.$/, (value, range) => `${value} 超出范围；允许 ${range}。`],
  [/^This must be a whole number(?: of (seconds)|.*?), (\S+) to (\S+), not (.*)\.$/, (unit, min, max, value) => `应为 ${min}–${max} 的整数${unit === undefined ? "" : "（秒）"}，不是 ${value}。`],
  [/^This must be true or false, not (.*)\.$/, (value) => `应为 true 或 false，不是 ${value}。`],
  [/^(.*) is not one of (.*?)\.( Did you mean .*)?$/, (value, of, question) => `${value} 不是 ${list(of ?? "")} 之一；请改正。${near(question)}`],
  [/^(.*) is not a time\. Write ISO 8601.*$/, (value) => `${value} 不是时间；请按 ISO 8601 带时差填写，如 2026-03-01T10:00:00+08:00。`],
  [/^This must be an array, .*, not (.*)\.$/, (value) => `应为数组 [ … ]，不是 ${value}。`],
  [/^This is missing\. Write an id:.*$/, () => "缺少编号；请用 1 至 64 个英文字母、数字、“-”“_”“.”，首字符为字母或数字。"],
  [/^This is missing\. Write a time with offset.*$/, () => "没有填写；请填带时差的时间，如 2026-03-01T10:00:00+08:00。"],
  [/^This is missing\. Write (.*)\.$/, (of) => `没有填写；应为 ${allowed(of ?? "")}。`],
  [/^(?:meters|enterprises)\[(\d+)\](?:\.([^:]+))?: (.*)$/, (index, key, why) => `第 ${Number(index) + 1} 条${key === undefined ? "" : `的 ${key}`}：${phrase(why ?? "") ?? why}`],
];

/** Of a declaration; what the form says of its fields is in `hostWords.ts`. */
const Declaration: readonly Phrase[] = [
  [/^(\S+) is twelve months to a month;.*$/, (period) => `${period} 是滚动年；请申报月份（2023-07）、季度（2023-Q3）或年份（2023）。`],
  [/^(\S+) begins more than (\S+) months after (\S+)\. Check the year\.$/, (period, most, now) => `${period} 晚于 ${now} 超过 ${most} 个月；请检查年份。`],
  [/^'(.*)' is not a flow; use one of (.*)\.$/, (flow, of) => `“${flow}”不是已知的能流；可用 ${list(of ?? "")}。`],
  [/^there are (\S+) entries; at most (\S+?)\.(?: .*)?$/, (count, most) => `有 ${count} 条，最多 ${most} 条；请合并，证书请填批次号。`],
  [/^(.*) is declared twice; a certificate counts once\.$/, (number) => `证书 ${number} 重复填写；一张证书只计一次。`],
  [/^'(.*)' must be 1 to (\S+) characters,.*$/, (text, most) => `“${text}”应为 1 至 ${most} 个字符，首尾无空格，不含控制字符与 ~、/。`],
];

const Phrases: readonly Phrase[] = [...Table, ...Registry, ...Declaration];

function phrase(text: string): string | null {
  for (const [pattern, chinese] of Phrases) {
    const match = pattern.exec(text);
    if (match !== null) {
      return chinese(...match.slice(1));
    }
  }
  return null;
}

/** A fault of something sent, in Chinese; null where it is not one of these. */
export function importFault(text: string): string | null {
  return phrase(text);
}
