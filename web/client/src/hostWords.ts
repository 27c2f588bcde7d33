import { accountsZh } from "@/i18n/accounts/zh-CN";
import type { Locale } from "@/state/settings";

/**
 * The host speaks English. Its usual sentences, why a figure is unknown and what a reader has to know of an account, are said in
 * Chinese here; a sentence that is not known stands as it came, so that nothing is lost.
 */
type Phrase = readonly [pattern: RegExp, chinese: (...parts: string[]) => string];

const declared = (word: string) => named(accountsZh.figure, `declared_${word}`) ?? flow(word);
const flow = (word: string) => named(accountsZh.flow, word) ?? word;

const Reasons: readonly Phrase[] = [
  [/^(\S+) is not declared for (\S+?)[;.].*$/, (word, period) => `${period} 没有申报${declared(word)}；请在“申报”中填写。`],
  [/^(\S+) of (\S+) is not (?:declared|known).*$/, (key, period) => `${period} 的 ${key} 未知；请在“申报”中填写。`],
  [
    /^No primary coal_equivalent of electricity for (\S+) in (\d+) or before.*$/,
    (region, year) => `没有 ${region} ${year} 年及以前的电力等价值系数；请在“基础数据”中录入。`,
  ],
  [
    /^No (\S+) (\S+) of (\S+) for (\S+) in (\d+) or before.*$/,
    (_, kind, carrier, region, year) => `没有 ${region} ${year} 年及以前的参数 ${kind}（${carrier}）；请在“基础数据”中录入。`,
  ],
  [
    /^No (\S+) of (\S+) for (\S+) on (\S+);.*$/,
    (kind, carrier, region) => `没有 ${region} 的参数 ${kind}（${carrier}）；请在“基础数据”中录入。`,
  ],
  [
    /^No mean of industry (\S+) is entered for (\S+);.*$/,
    (industry, period) => `行业 ${industry} 在 ${period} 的平均碳排放强度未录入；请在“基础数据 › 行业均值”中录入。`,
  ],
  [/^The enterprise's industry is not stated.*$/, () => "没有登记企业的行业代码；请在登记文件中填写 GB/T 4754 代码。"],
  [
    /^flatBase of tariff (\S+) in (\S+).* is not known.*$/,
    (tariff, month) => `电价 ${tariff} 在 ${month} 的平段基价未录入；请在“基础数据 › 电价”中录入。`,
  ],
  [
    /^demandPrice of tariff (\S+) in (\S+).* is not known.*$/,
    (tariff, month) => `电价 ${tariff} 在 ${month} 的需量电价未录入；请在“基础数据 › 电价”中录入。`,
  ],
  [
    /^(\S+) of tariff (\S+) in (\S+).* is not known.*$/,
    (what, tariff, month) => `电价 ${tariff} 在 ${month} 的 ${what} 未录入；请在“基础数据 › 电价”中录入。`,
  ],
  [
    /^No price of (\S+) holds in (\S+);.*$/,
    (tariff, month) => `电价 ${tariff} 在 ${month} 没有生效的价格；请在“基础数据 › 电价”中录入。`,
  ],
  [/^No time bands are known for (\S+);.*$/, (month) => `没有 ${month} 的分时时段；请在“基础数据 › 电价”中录入。`],
  [/^No price is known\.$/, () => "没有已知的电价；请在“基础数据 › 电价”中录入。"],
  [/^No fuel and no process emission is metered or declared.*$/, () => "没有计量或申报任何燃料与过程排放；请申报，没有则填 0。"],
  [/^No electricity or heat is metered or declared.*$/, () => "没有计量或申报外购电力与热力；请申报，没有则填 0。"],
  [/^No electricity is metered or declared.*$/, () => "没有计量或申报用电；请申报外购电力。"],
  [/^(?:No energy flow|Nothing) is metered or declared.*$/, () => "没有计量或申报任何能源；请在“申报”中填写。"],
  [/^No fresh water is metered or declared.*$/, () => "没有计量或申报新水；请在“申报”中填写。"],
  [/^No PV generation is metered or declared.*$/, () => "没有计量或申报光伏发电；没有光伏可不填。"],
  [/^No PV export is metered or declared.*$/, () => "没有计量或申报光伏上网。"],
  [
    /^No (\S+) meter of .* is in the registry in (\S+);.*$/,
    (role, month) => `${month} 没有登记用途为 ${role} 的表计；请登记，或不计其费用。`,
  ],
  [/^Meter (\S+) has no readings? .*$/, (meter) => `表计 ${meter} 在本期没有可计入的读数；请检查表计，或申报用量。`],
  [/^The period of meter (\S+) has not begun\.$/, (meter) => `表计 ${meter} 的本期尚未开始。`],
  [/^Transformer capacity of .* is not stated.*$/, () => "没有登记变压器容量；请在登记文件中填写。"],
  [/^No enterprise has both: (.*)$/, (reason) => `没有企业同时知道分子与分母：${sentence(reason)}`],
  [/^This account has no (\S+): nothing.*$/, () => "本期没有可据以计算的计量或申报。"],
  [/^Carbon per value added is not known.*$/, () => "单位增加值碳排放未知；请先申报工业增加值。"],
  [
    /^(\S+) is (\S+) (\S+); a ratio needs it above zero\.$/,
    (key, value, unit) => `${key} 为 ${value} ${unit}，不大于零，无法作为分母。`,
  ],
];

const Notes: readonly Phrase[] = [
  [
    /^(\S+) is of (\d+); no newer one is published.*$/,
    (id, year) => `${id} 是 ${year} 年的数据，较新的尚未发布，由此得出的结果为暂定。`,
  ],
  [
    /^The meters behind it count (\S+) (\S+) more than the meter itself.*$/,
    (amount, unit) => `分表合计比总表多 ${trimmed(amount)} ${unit}；请检查倍率与数据完整度。`,
  ],
  [
    /^The meters cover different times, by up to (\S+) % of the period.*$/,
    (share) => `总表与分表的数据覆盖最多相差本期的 ${share}%，差额中含有这一部分。`,
  ],
  [/^(\d+) of the meters behind it have no reading.*$/, (count) => `有 ${count} 块分表没有读数，其用量含在差额中。`],
  [/^No floor area is declared or registered.*$/, () => "没有申报或登记建筑面积，以占地面积代替（1 亩 = 10000/15 m²）。"],
  [
    /^Meter (\S+) states no reference temperature.*$/,
    (meter) => `表计 ${meter} 没有登记参比温度，其立方米按标准立方米（0 °C）计；若为 20 °C，则少 6.8%。`,
  ],
  [
    /^No meter and no declaration of (\S+): all of (\S+) is taken as used on site\.$/,
    (out, of) => `没有计量或申报${flow(out)}，${flow(of)}全部按自用计。`,
  ],
  [
    /^(\S+) leaves out (\d+) of (\d+) accounts where it is not known: (.*)\.$/,
    (key, count, all, names) => `${figure(key)}未计入 ${all} 家中未知的 ${count} 家：${names}。`,
  ],
  [
    /^Meter (\S+) is behind (\S+) of another owner.*$/,
    (meter, parent) => `表计 ${meter} 接在他户表计 ${parent} 之后，计入他户，不计入本户。`,
  ],
  [/^(\S+) % of the metered time of (\S+) is covered\..*$/, (share, period) => `${period} 的计量时间只有 ${share}% 有数据。`],
];

/** A sentence of the host in the reader's language. */
export function hostSentence(text: string, locale: Locale): string {
  return locale === "en" ? text : sentence(text);
}

function sentence(text: string): string {
  for (const [pattern, chinese] of [...Reasons, ...Notes]) {
    const match = pattern.exec(text);
    if (match !== null) {
      return chinese(...match.slice(1));
    }
  }
  return text;
}

function figure(key: string): string {
  return named(accountsZh.figure, key.replaceAll(".", "_")) ?? key;
}

/** `75421.240000` → `75421.24`. */
function trimmed(amount: string): string {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount;
}

function named(words: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(words, key) ? (words[key] ?? null) : null;
}
