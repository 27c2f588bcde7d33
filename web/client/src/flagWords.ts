import type { Phrase } from "@/importWords";
import { accountsZh } from "@/i18n/accounts/zh-CN";
import { amountText, grouped } from "@/figures";

/** The levels of the rules as they are shipped; another one stands as it is written. */
const Levels: Readonly<Record<string, string>> = {
  near: "接近",
  exceeded: "超过",
  overrun: "超支",
  completeness: "数据不完整",
  "base-level": "超过基准水平",
  "five-percent": "上升超过 5%",
  "designated-5000": "5,000 吨标准煤",
  "key-user-10000": "10,000 吨标准煤",
  "grade-4": "4 级",
  "grade-5": "5 级",
  "high-carbon": "高碳",
  "line-26000": "纳入线 26,000 吨",
  "warn-90-percent": "纳入线的 90%",
};

const percent = (text: string) => text.replace(/ ?%$/, "%");
const figure = (key: string) => (accountsZh.figure as Readonly<Record<string, string>>)[key.replaceAll(".", "_")] ?? key;
const amount = (number: string, unit: string) => amountText(number, unit, "zh-CN");

/** What a rule found, without the level and the periods it names after. */
const Findings: readonly Phrase[] = [
  [
    /^The greatest quarter-hour of (\S+) is (\S+) kW, (\S+ ?%) of the contracted (\S+) kW\.$/,
    (period, value, share, contract) => `${period} 最大需量 ${grouped(value)} kW，为合同需量 ${grouped(contract)} kW 的 ${percent(share)}。`,
  ],
  [/^(\S+) is (\S+) (\S+) in (\S+?)(?: \(.*\))?\.$/, (key, value, unit, period) => `${period} ${figure(key)}为 ${amount(value, unit)}。`],
  [
    /^(\S+ ?%) of the time since the meters' first readings is covered, (\S+ ?%) of all of (\S+)\.$/,
    (share, whole, period) => `自首个读数起 ${percent(share)} 的时间有数据，占 ${period} 全部时间的 ${percent(whole)}。`,
  ],
  [/^(\S+ ?%) of the metered time of (\S+) is covered\.$/, (share, period) => `${period} 的计量时间 ${percent(share)} 有数据。`],
  [
    /^(.+): (\S+) (\S+), base level (\S+) \((.+), \S+\)\.$/,
    (name, value, unit, level, source) => `${name}：${amount(value, unit)}，基准水平 ${grouped(level)}（${source}）。`,
  ],
  [
    /^(\S+) (\S+), the year before (\S+); value added (\S+) to (\S+)\.$/,
    (value, unit, before, from, to) => `${amount(value, unit)}，上年同期 ${grouped(before)}；增加值由 ${grouped(from)} 变为 ${grouped(to)}。`,
  ],
  [
    /^(\S+) at the end of (\d+), forecast from (\d+) months, 95 % between (\S+) and (\S+) (\S+), is (\S+) \S+; allotted are (\S+) \S+ \((.*)\)\.$/,
    (key, year, months, low, high, unit, value, allotted, source) =>
      `按 ${months} 个月预计，${year} 年末${figure(key)}为 ${amount(value, unit)}（95% 区间 ${grouped(low)}–${grouped(high)}），核定 ${grouped(allotted)}（${source}）。`,
  ],
  [
    /^(\S+) of (\S+(?: to \S+)?) is (\S+) (\S+); allotted are (\S+) \S+ \((.*)\)\.$/,
    (key, period, value, unit, allotted, source) =>
      `${period.replace(" to ", " 至 ")} ${figure(key)}为 ${amount(value, unit)}，核定 ${grouped(allotted)}（${source}）。`,
  ],
  [/^Meter (\S+) counts (\S+) in (\S+), below zero\.$/, (meter, value, month) => `表计 ${meter} 在 ${month} 计得 ${value}，小于 0。`],
  [
    /^Meter (\S+) stands still in all of (\S+), after counting in the month before\.$/,
    (meter, month) => `表计 ${meter} 在 ${month} 全月不走，上月仍在计量。`,
  ],
  [/^Value added falls, so the rise is not counted\.$/, () => "增加值下降，上升不计。"],
  [/^And (\d+) more\.$/, (count) => `另有 ${count} 项。`],
  [/^Level (\S+)\.$/, (level) => `触发档位：${Levels[level] ?? level}。`],
  [/^It has held for (\d+) of the (\d+) periods that the rule asks\.$/, (held, needed) => `已持续 ${held} 期，规则要求 ${needed} 期。`],
];

/**
 * What a rule found, in Chinese: sentence by sentence, the one that is not known as it came. Null where none is known, and the text is of
 * something else.
 */
export function flagFinding(text: string): string | null {
  const parts = text.split(/(?<=\.) (?=Level |Meter |And \d|It has held |Value added falls)/);
  const said = parts.map((part) => {
    for (const [pattern, chinese] of Findings) {
      const match = pattern.exec(part);
      if (match !== null) {
        return chinese(...match.slice(1));
      }
    }
    return null;
  });
  return said.every((one) => one === null) ? null : parts.map((part, at) => said[at] ?? part).join("");
}
