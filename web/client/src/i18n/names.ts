import { useI18n } from "vue-i18n";
import type { Carrier, Line, Quality, Role, Verdict } from "@/api/shapes";
import { unitText } from "@/units";
import { zh } from "./zh-CN";

/** Names of the domain's words in the reader's language; a word that the page does not know yet is shown as it came. */
export function useNames() {
  const { t } = useI18n();

  function line(of: Pick<Line, "carrier" | "role">): string {
    // A dot would be a path to the message format.
    const key = `${of.carrier}_${of.role}`;
    return key in zh.line ? t(`line.${key}`) : t("line.other", { carrier: carrier(of.carrier), role: role(of.role) });
  }

  /** The same, with the unit where another line of the list has the same name: gas by volume and gas by energy never add. */
  function lineAmong(of: Line, lines: readonly Line[]): string {
    const alike = lines.some(
      (other) => other !== of && other.carrier === of.carrier && other.role === of.role && other.unit !== of.unit,
    );
    return alike ? `${line(of)} (${unitText(of.unit)})` : line(of);
  }

  function carrier(of: Carrier): string {
    return of in zh.carrier ? t(`carrier.${of}`) : of;
  }

  function role(of: Role): string {
    return of in zh.role ? t(`role.${of}`) : of;
  }

  function verdict(of: Verdict | null): string {
    return of === null ? t("verdict.unknown") : of in zh.verdict ? t(`verdict.${of}`) : of;
  }

  function verdictText(of: Verdict | null): string {
    return of !== null && of in zh.verdictText ? t(`verdictText.${of}`) : t("verdictText.unknown");
  }

  function stale(): string {
    return t("meters.stale");
  }

  function quality(of: Quality | null): string {
    return of === null ? t("quality.unknown") : of in zh.quality ? t(`quality.${of}`) : of;
  }

  function reason(of: string): string {
    return of in zh.reason ? t(`reason.${of}`) : t("reason.other", { reason: of });
  }

  function reasonText(of: string): string {
    return of in zh.reasonText ? t(`reasonText.${of}`) : t("reasonText.other");
  }

  /** An age or a delay: `12 s`, `4 min`, `3 h`. Negative ones are of clocks that run ahead. */
  function span(ms: number): string {
    const seconds = Math.round(ms / 1_000);
    const size = Math.abs(seconds);
    if (size < 100) {
      return t("meter.seconds", { n: seconds });
    }
    if (size < 6_000) {
      return t("meter.minutes", { n: Math.round(seconds / 60) });
    }
    return size < 172_800
      ? t("meter.hours", { n: Math.round(seconds / 3_600) })
      : t("status.days", {
          d: Math.trunc(seconds / 86_400),
          h: Math.abs(Math.trunc((seconds % 86_400) / 3_600)),
        });
  }

  return { line, lineAmong, carrier, role, verdict, verdictText, stale, quality, reason, reasonText, span };
}
