import { useI18n } from "vue-i18n";
import { accountsZh } from "./accounts/zh-CN";

/** Names of figures, flows, bands and units' words in the reader's language; what the page does not know is shown as it came. */
export function useFigureNames() {
  const { t, te } = useI18n();

  function word(group: string, of: string): string {
    const key = `acc.${group}.${of.replaceAll(".", "_")}`;
    return te(key) || te(key, "en") ? t(key) : of;
  }

  /** A figure's name by its key: those of flows, meters and products are made of their parts. */
  function figure(key: string): string {
    if (key.replaceAll(".", "_") in accountsZh.figure) {
      return word("figure", key);
    }
    const [group, kind, ...rest] = key.split(".");
    const last = rest.join(".");
    if (group === "carbon" && kind === "flow") {
      return t("acc.figureOf.carbonFlow", { flow: flow(last) });
    }
    if (group === "energy" && kind === "carrier") {
      const [carrier = "", part = ""] = [last.slice(0, last.lastIndexOf(".")), last.slice(last.lastIndexOf(".") + 1)];
      return t(`acc.figureOf.${part === "tceCalorific" || part === "tceEquivalent" ? part : "amount"}`, { flow: flow(carrier) });
    }
    if (group === "activity" && kind !== undefined) {
      const part = last === "metered" || last === "declared" || last === "difference" ? last : "amount";
      return t(`acc.figureOf.${part}`, { flow: flow(kind) });
    }
    if (group === "cost" && kind === "band") {
      return t("acc.figureOf.costBand", { band: band(last) });
    }
    if (group === "intensity" && kind === "product") {
      return t("acc.figureOf.product", { product: last });
    }
    if (group === "balance") {
      return t("acc.figureOf.balance", { meter: [kind, ...rest].join(".") });
    }
    if (group === "meter") {
      return t("acc.figureOf.meter", { meter: [kind, ...rest].join(".") });
    }
    return key;
  }

  function flow(of: string): string {
    return word("flow", of);
  }

  function band(of: string): string {
    return word("band", of);
  }

  return { word, figure, flow, band };
}
