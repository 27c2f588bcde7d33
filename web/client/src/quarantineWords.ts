import type { Locale } from "@/state/settings";

/** Why a message was set aside, in Chinese; a test holds every such sentence of the host's sources against this list. */
const Phrases: readonly (readonly [pattern: RegExp, chinese: (...parts: string[]) => string])[] = [
  // The topic.
  [
    /^The topic '(.*)' is not parktwin\/v1\/\{park\}\/\{meter\}\/reading\. Publish there\.$/,
    (topic) => `主题“${topic}”不符合 parktwin/v1/{园区}/{表计}/reading；请按此格式发布。`,
  ],
  [
    /^Gateway '(.*)' is not tied to meter '(.*)' of park '(.*)'\. Correct the device;.*$/,
    (gateway, meter, park) => `网关 ${gateway} 没有绑定园区 ${park} 的表计 ${meter}；请更正设备，或为网关绑定这只表计后重放。`,
  ],
  [/^Park '(.*)' has no meter '(.*)'\. Add it to the registry and replay\.$/, (park, meter) => `园区 ${park} 没有登记表计 ${meter}；请登记后重放。`],
  [/^The registry has no park '(.*)'\. Add it to the registry and replay\.$/, (park) => `没有登记园区 ${park}；请登记后重放。`],
  // The payload.
  [/^The payload is empty;.*$/, () => "消息没有内容；请发送 {\"t\":…,\"v\":…} 或其数组。"],
  [/^The payload is an array without a reading;.*$/, () => "消息是空数组；请至少发送一个 {\"t\":…,\"v\":…}。"],
  [/^The payload ends in the middle;.*$/, () => "消息在中途结束；请发送完整的对象或数组。"],
  [/^Not JSON from '([^]*)' on; send .*$/, (seen) => `从“${seen}”起不是 JSON；请以 UTF-8 发送 {"t":…,"v":…} 或其数组。`],
  [/^'([^]*)' is not a reading; send an object .*$/, (seen) => `“${seen}”不是读数；请发送对象 {"t":…,"v":…}。`],
  [/^'([^]*)' follows the end of the payload;.*$/, (seen) => `消息结束后还有“${seen}”；每条消息请只发一个对象或一个数组。`],
  [/^Unknown key '([^]*)'; a reading has .*$/, (seen) => `未知的键“${seen}”；读数含 t、v，可选 q、u、r。`],
  [/^Key '([^]*)' is there twice;.*$/, (seen) => `键“${seen}”重复；t、v、q、u、r 每个只写一次。`],
  [/^Key '(t|v)' is missing;.*$/, (key) => `缺少键“${key}”；读数须有时间 t 与数值 v。`],
  [/^q is ([^]*); it is one of (.*)\.$/, (seen, words) => `q 为 ${seen}；应为 ${words.replaceAll(", ", "、")} 之一。`],
  [/^r is ([^]*); it is a whole number from (\S+) to (\S+)\.$/, (seen, least, most) => `r 为 ${seen}；应为 ${least} 至 ${most} 的整数。`],
  [
    /^The rest of a payload with more faulty elements than are kept one by one;.*$/,
    () => "同一消息中有误的元素过多，其余部分合并保存在此；请更正设备的消息格式。",
  ],
  // The time.
  [
    /^t is ([^]*); it is ISO 8601 text with offset, such as (.*), or whole Unix milliseconds\.$/,
    (seen, example) => `t 为 ${seen}；应为带时差的 ISO 8601 文本，如 ${example}，或整数 Unix 毫秒。`,
  ],
  [
    /^t is ([^]*); write YYYY-MM-DDTHH:MM:SS, up to 9 decimals,.*$/,
    (seen) => `t 为 ${seen}；请写 YYYY-MM-DDTHH:MM:SS，最多 9 位小数，以 Z 或 +08:00 等时差结尾。`,
  ],
  [/^t is ([^]*), which has no offset;.*$/, (seen) => `t 为 ${seen}，没有时差；请以 Z 或 +08:00 等时差结尾。`],
  [
    /^t is ([^]*), which no calendar or clock shows;.*$/,
    (seen) => `t 为 ${seen}，这样的日期或时刻不存在；小时至 23，秒至 59，时差至 14:00。`,
  ],
  [/^t is ([^]*), a leap second,.*$/, (seen) => `t 为 ${seen}，是闰秒，Unix 时间无法表示；请写第 59 秒或下一分钟。`],
  [/^t is ([^]*); it must be within the years 0001 to 9999.*$/, (seen) => `t 为 ${seen}；须在公元 0001 至 9999 年之内（UTC）。`],
  [
    /^The reading's time (\S+) is (\S+) after its arrival (\S+); at most (\S+) minutes are accepted\..*$/,
    (at, ahead, arrived, most) => `读数时间 ${at} 比到达时间 ${arrived} 晚 ${aheadText(ahead)}，最多允许 ${most} 分钟；请校准设备时钟。`,
  ],
  // The value and its unit.
  [/^v is ([^]*); it is a JSON number or a decimal string such as (.*)\.$/, (seen, example) => `v 为 ${seen}；应为 JSON 数字或十进制文本，如 ${example}。`],
  [/^v is ([^]*), which has more than (\d+) significant digits;.*$/, (seen, most) => `v 为 ${seen}，有效数字超过 ${most} 位；最多 ${most} 位。`],
  [/^v is ([^]*); its magnitude must be below (\S+)\.$/, (seen, most) => `v 为 ${seen}；绝对值须小于 ${most}。`],
  [/^v is ([^]*), which needs more than (\d+) decimals;.*$/, (seen, most) => `v 为 ${seen}，小数超过 ${most} 位；最多 ${most} 位。`],
  [/^u is ([^]*); it is one of (.*)\.$/, (seen, units) => `u 为 ${seen}；应为 ${units.replaceAll(", ", "、")} 之一。`],
  [
    /^The payload says '(.*)', the meter is registered in '(.*)'\..*$/,
    (said, registered) => `消息中的单位为 ${said}，表计登记的单位为 ${registered}；请更正设备，或以带时刻的事件更正登记。`,
  ],
  [
    /^The value (\S+) is beyond (\S+) (\S+), more than any meter can count\..*$/,
    (value, most, unit) => `数值 ${value} 超过 ${most} ${unit}，没有表计能计到；请检查设备的寄存器格式。`,
  ],
];

/** Why a message was set aside, in the reader's language; a sentence that is not known stands as it came. */
export function quarantineText(detail: string, locale: Locale): string {
  if (locale === "en") {
    return detail;
  }
  for (const [pattern, chinese] of Phrases) {
    const match = pattern.exec(detail);
    if (match !== null) {
      return chinese(...match.slice(1));
    }
  }
  return detail;
}

/** `0.03:15:00` → `3 小时 15 分 0 秒`. */
function aheadText(span: string): string {
  const parts = /^(\d+)\.(\d\d):(\d\d):(\d\d)$/.exec(span)?.slice(1).map(Number);
  if (parts === undefined) {
    return span;
  }
  const said = parts.map((part, at) => (part === 0 ? "" : `${part} ${["天", "小时", "分", "秒"][at]}`)).filter((part) => part !== "");
  return said.length === 0 ? "0 秒" : said.join(" ");
}
