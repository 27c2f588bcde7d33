import { accountPhrases, betterPhrases, plainTerms } from "@/accountWords";
import { hostSentence, sayAlso } from "@/hostWords";
import { accountsZh } from "@/i18n/accounts/zh-CN";
import type { Phrase } from "@/importWords";
import { periodWords } from "@/time/accounting";

/**
 * Refusals of the host that a reader of the page can meet, in Chinese: fetched when the first is shown. A test holds those of the forms
 * against the host's sources.
 */
const period = (text: string) => periodWords(text, "zh-CN");
const document = (kind: string) => (accountsZh.reference.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
const list = (words: string) => words.replaceAll(", ", "、");

/** Of things that are not there. */
const Missing: readonly Phrase[] = [
  [/^There is no park '(.*)'\..*$/, (park) => `没有园区“${park}”。`],
  [/^Park '(.*)' has no meter (.*)\. Add it to the registry first\.$/, (park, meters) => `园区 ${park} 没有登记表计 ${list(meters.replaceAll("'", ""))}；请先登记。`],
  [/^Park '(.*)' has no meter '(.*)'\..*$/, (park, meter) => `园区 ${park} 没有表计“${meter}”。`],
  [/^Park '(.*)' has no enterprise '(.*)'\..*$/, (park, enterprise) => `园区 ${park} 没有企业“${enterprise}”。`],
  [/^Park '(.*)' has no alarm '(.*)'\..*$/, (park) => `园区 ${park} 没有这条报警，可能已被清理。`],
  [/^Park '(.*)' has no gateway '(.*)'\..*$/, (park, gateway) => `园区 ${park} 没有网关“${gateway}”。`],
  [/^No map of park '(.*)' was put in\..*$/, (park) => `园区 ${park} 还没有地图。`],
  [/^There is no flag '(.*)'\..*$/, (flag) => `没有标记“${flag}”。`],
  [/^There is no figure '(.*)'\..*$/, (figure) => `没有编号为“${figure}”的数据。`],
  [/^There is no account '(.*)'\..*$/, (user) => `没有账号“${user}”。`],
  [/^There is no link of a screen '(.*)'\..*$/, (user) => `没有大屏链接“${user}”。`],
  [/^There is no sign-in provider '(.*)'\..*$/, (provider) => `没有登录方式“${provider}”。`],
  [/^There is no reference set '(.*)'\..*$/, (version) => `没有版本为“${version}”的参考数据。`],
  [/^Reference set '(.*)' has no (\S+)\..*$/, (version, kind) => `参数集 ${version} 没有${document(kind)}；请在“基础数据”中发布。`],
  [/^There is no reference document '(.*)'; there are (.*)\.$/, (kind) => `没有参考文件“${kind}”。`],
  [/^Reference set (\S+) has no 亩均 scheme;.*$/, (version) => `参数集 ${version} 没有亩均评价办法；请在“基础数据 › 门限”中发布。`],
  [/^There is no scheme '(.*)'; the schemes are (.*)\.$/, (scheme, all) => `没有评价办法“${scheme}”；可用的有 ${list(all)}。`],
  [/^No radar of the quarterly publication holds in (\S+);.*$/, (quarter) => `${period(quarter)}没有现行的晾晒方案；请在“基础数据 › 评价方案”中发布。`],
  [/^(.+) has no reported version '(.*)' of (\S+?)\..*$/, (who, version, of) => `${who} 的${period(of)}没有第 ${version} 版报告。`],
  [/^(.+) has no counted meter of energy;.*$/, (who) => `${who} 没有计入的能源表计。`],
  [/^(.+) has no meter that counts (.+), and no other that is counted\.$/, (who, what) => `${who} 没有计入${what}的表计，也没有其他计入的表计。`],
  [/^(.+) has no meter that counts (.+); ask for one of (.*)\.$/, (who, what) => `${who} 没有计入${what}的表计；请选择其他品种。`],
  [/^(.+) meters (\S+) in (.*), which never add;.*$/, (who, _, units) => `${who} 以 ${units.replaceAll(" and in ", "、")} 计量，不能相加；请选择单位。`],
  [/^The twin has not been told of this enterprise yet:.*$/, () => "系统正在启动，尚未读到这家企业的数据；请过几秒再试。"],
];

/** Of accounts, tokens, screens and gateways. */
const People: readonly Phrase[] = [
  [/^The body has no (?:user or no password|current or no new password);.*$/, () => "请填写完整。"],
  [/^The present password is another one\.$/, () => "当前密码不正确。"],
  [/^The new password is the present one\.$/, () => "新密码与当前密码相同；请另选一个。"],
  [/^The password has (\d+) characters; use (\d+) to (\d+),.*$/, (length, least, most) => `密码有 ${length} 个字符；请用 ${least} 至 ${most} 个，任何字符均可，含空格。`],
  [/^The password is made of the user name;.*$/, () => "密码由账号名组成；请另选一个。"],
  [/^The password is one of those that are tried first:.*$/, () => "密码由常用词、连续数字、键盘行或重复字符组成，容易被猜到；请更独特一些，四个不相干的词即可。"],
  [/^name has (\d+) characters, of 1 to (\d+); days is (\S+), of 1 to (\d+)\.$/, (_, name, __, days) => `用途应为 1–${name} 个字符，有效期应为 1–${days} 天。`],
  [/^name has (\d+) characters, of 1 to (\d+); say where the screen hangs\.$/, (_, most) => `请填写大屏的位置，1–${most} 个字符。`],
  [/^name has (\d+) characters or one that cannot be shown; use 1 to (\d+)\.$/, (_, most) => `姓名或用途应为 1–${most} 个可显示的字符。`],
  [/^days is (\S+), of 1 to (\d+)\.$/, (days, most) => `有效期为 ${days} 天；应为 1–${most} 天。`],
  [/^parks is left away, which means all,.*$/, () => "您的账号不能看到全部园区；请指定大屏显示的园区。"],
  [/^parks is empty; name at least one\.$/, () => "请至少选择一个园区。"],
  [/^An enterprise belongs to one park:.*$/, () => "企业账号须属于一个园区；请选择园区。"],
  [/^park and parks say different things;.*$/, () => "企业所在园区与可见园区不一致；请只填一个。"],
  [/^role is '(.*)'; it is one of (.*)\.$/, (role) => `没有角色“${role}”；请从列表中选择。`],
  [/^externalId is '(.*)'; write provider:subject,.*$/, (id) => `外部身份“${id}”的格式应为“身份提供方:用户标识”，且提供方须已配置。`],
  [/^'(.*)' is no user name: .*$/, (user) => `“${user}”不能作为账号名；请用 1–64 个英文字母、数字、“-”“_”“.”“@”，首字符为字母或数字。`],
  [/^An account has at most (\d+) tokens that have not expired\..*$/, (most) => `每个账号最多有 ${most} 个未到期的令牌；请先撤销一个。`],
  [/^The link of a big screen reads alone;.*$/, () => "大屏链接只能读取，不能创建令牌。"],
  [/^A user name stays:.*$/, () => "账号名不能更改；请另建账号。"],
  [/^The password has (\d+) characters; it must have (\d+) to (\d+)\..*$/, (length, least, most) => `密码有 ${length} 个字符；应为 ${least} 至 ${most} 个，留空则自动生成。`],
  [/^The park has (\d+) gateways; it can have (\d+)\..*$/, (count, most) => `园区已有 ${count} 台网关，最多 ${most} 台；请先撤销不再使用的。`],
  [/^meters names (\d+) meters; name 1 to (\d+),.*$/, (count, most) => `选了 ${count} 只表计；请选 1 至 ${most} 只，或选全园表计。`],
  [/^thumbprints has (\d+); a gateway can have (\d+)\.$/, (count, most) => `填了 ${count} 张证书；每台网关最多 ${most} 张。`],
  [/^note has (\d+) characters; it can have (\d+)\.$/, (count, most) => `备注有 ${count} 个字符，最多 ${most} 个。`],
  [/^'(.*)' is no SHA-256 thumbprint; it has (\d+) hexadecimal digits\..*$/, (thumbprint, digits) => `“${thumbprint}”不是 SHA-256 指纹；应为 ${digits} 位十六进制数字。`],
  [/^The certificate (\S+) belongs to gateway '(.*)' already;.*$/, (certificate, gateway) => `证书 ${certificate} 已属于网关“${gateway}”；一张证书只对应一台网关。`],
];

/** Of reports, declarations, baselines, the ranking and reference data. */
const Books: readonly Phrase[] = [
  [/^(\S+) ends at (\S+); it is (\S+)\. Lock it once it is over\.$/, (of) => `${period(of)}尚未结束；请在结束后锁定。`],
  [/^(\S+) is not locked, so its figures follow the data;.*$/, (of) => `${period(of)}尚未锁定，数据仍随读数变化；请先锁定。`],
  [/^Nothing is metered or declared of (\S+);.*$/, (of) => `${period(of)}没有计量或申报；请先申报，或检查读数。`],
  [/^(\S+) cannot be locked\.$/, (of) => `${period(of)}不能锁定。`],
  [/^(\S+) was reported with the reference set '(.*)', which is not there;.*$/, (of, set) => `${period(of)}以参数集 ${set} 报告，而该参数集不存在；请恢复数据目录。`],
  [/^The registry has no such enterprise yet,.*$/, () => "登记文件中还没有这家企业，或系统尚未读到；请先登记。"],
  [/^(\S+): version (\d+) was seen, but .*$/, (of) => `${period(of)}的申报刚被他人更改；请查看后重新申报。`],
  [/^\S+ is no longer at version (\d+);.*$/, () => "申报刚被他人更改；请查看后重新申报。"],
  [/^Certificate '(.*)' is here twice;.*$/, (number) => `证书 ${number} 重复填写；一个编号只计一次。`],
  [/^Certificate '(.*)' is retired already (?:.*); a number counts once,.*$/, (number) => `证书 ${number} 已在其他申报中核销；一个编号只计一次，请先在那里删去，或在此处不填。`],
  [/^id: '(.*)' must be 1 to (\d+) of .*$/, (id, most) => `编号“${id}”应为 1–${most} 个英文字母、数字、“-”“_”“.”。`],
  [/^from: (\S+) is not after the beginning of the reference period (\S+)\.$/, (from, reference) => `生效账期 ${from} 应晚于参考期 ${reference} 的开始。`],
  [/^reason: say in 1 to (\d+) characters.*$/, (most) => `请用 1–${most} 个字符说明建立基准的原因。`],
  [/^leastCompleteness, completenessTolerance:.*$/, () => "完整度要求与允许差应在 0 至 1 之间。"],
  [/^period (\S+) is not over; a saving is told of whole months,.*$/, (of) => `${period(of)}尚未结束；节能量按整月计算，请选择更早结束的账期。`],
  [/^The baseline is in (\S+); make one of a figure in kWh,.*$/, (unit) => `基准的单位是 ${unit}；请以 kWh 计的数据（如总用电量）建立基准。`],
  [/^(Baseline '.*'.*) GET \S+ lists them\.$/, (reason) => hostSentence(reason, "zh-CN")],
  [/^'(.*)' is no axis of radar (\S+);.*$/, (axis, radar) => `“${axis}”不是晾晒方案 ${radar} 的指标。`],
  [/^'(.*)' is no zone's id on (\S+);.*$/, (zone, day) => `${day} 没有编号为“${zone}”的开发区。`],
  [/^'(\S+)' must be said, in at most (\d+) characters\.$/, (_, most) => `请填写来源，不超过 ${most} 个字符。`],
  [/^Year (\S+) is not possible; (\d+) to (\d+) is\.$/, (year, least, most) => `年份 ${year} 不对；应为 ${least} 至 ${most}。`],
  [/^Target (\S+) is not possible; it must be above zero\.$/, (target) => `目标 ${target} 不对；须大于 0。`],
  [/^(?:An axis|The target) is not whole; it needs .*$/, () => "填写不完整：须有指标、数值与来源。"],
  [/^(\S+) is not a quarter; write .*$/, (text) => `${text} 不是季度；请写如 2026-Q3。`],
  [/^Version '(.*)' was published at (\S+(?: \S+)?) by (.*); a version never changes\..*$/, (version, at, by) => `版本“${version}”已由 ${by} 于 ${at} 发布，不能更改；请换一个版本名。`],
  [/^Version '(.*)' is no name: .*$/, (version) => `“${version}”不能作为版本名；请用 1–64 个英文字母、数字、“-”“_”“.”，首字符为字母或数字。`],
  [/^The note has (\d+) characters; at most (\d+)\.$/, (count, most) => `说明有 ${count} 个字符，最多 ${most} 个。`],
  [/^'(.*)' stands for what was found at a start;.*$/, (version) => `“${version}”是系统保留的版本名；请换一个。`],
];

/** Of requests as such: a reader meets them where the page and the host are of different releases, or data are large. */
const Requests: readonly Phrase[] = [
  [/^(\S+) to (\S+) is more than (\d+) days; ask for a shorter span\.$/, (_, __, most) => `时间跨度超过 ${most} 天；请缩短。`],
  [/^(\S+) to (\S+) in steps of (\S+) is about (\S+) rows; at most (\S+) come.*$/, (_, __, ___, rows, most) => `约有 ${rows} 行，一次最多 ${most} 行；请缩短时间或加大步长。`],
  [/^to \((.*)\) is not after from \((.*)\);.*$/, () => "结束时间应晚于开始时间。"],
  [/^A table may have (\d+) MB;.*$/, (most) => `表格最大 ${most} MB；请减少行数，或分批导出。`],
  [/^A reference document may have (\d+) MB\.$/, (most) => `参考文件最大 ${most} MB。`],
  [/^A map may have (\d+) MB;.*$/, (most) => `地图最大 ${most} MB；请简化图形。`],
  [/^The body is not UTF-8;.*$/, () => "文件不是 UTF-8 编码；请另存为 UTF-8 后再发。"],
  [/^meters has (\d+) entries; send 1 to (\d+) of them\.$/, (count, most) => `有 ${count} 只表计；一次 1 至 ${most} 只。`],
  [/^Every change and every export is written into the audit trail,.*$/, () => "操作记录无法写入（磁盘拒绝写入），在恢复之前不能更改或导出；本次操作可能已经完成，请在恢复后核对。"],
  [/^There were too many tries\. Wait (\d+) s.*$/, (seconds) => `尝试次数过多；请 ${seconds} 秒后再试。`],
  [/^This account has a one-time password\..*$/, () => "请先修改一次性密码。"],
  [/^A change by a signed-in browser carries the header .*$/, () => "页面的会话已过期；请重新载入页面后再试。"],
];

sayAlso([...accountPhrases, ...Missing, ...People, ...Books, ...Requests], plainTerms, betterPhrases);
