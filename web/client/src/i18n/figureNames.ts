import { useI18n } from "vue-i18n";
import { live } from "@/state/live";
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
    // A park's inputs are its enterprises' figures: `carbon.total@e01`.
    const at = key.indexOf("@");
    if (at > 0) {
      return t("acc.figureOf.ofEnterprise", { name: figure(key.slice(0, at)), enterprise: enterprise(key.slice(at + 1)) });
    }
    const known = plain(key);
    if (known !== null) {
      return known;
    }
    const dot = key.lastIndexOf(".");
    const base = dot > 0 ? plain(key.slice(0, dot)) : null;
    return base === null ? key : t("acc.figureOf.step", { name: base, step: word("step", key.slice(dot + 1)) });
  }

  function enterprise(id: string): string {
    return id === "_" || id === "~" ? t("common.own") : (live.enterprises.get(id)?.name ?? id);
  }

  function plain(key: string): string | null {
    if (key.replaceAll(".", "_") in accountsZh.figure) {
      return word("figure", key);
    }
    const [group, kind, ...rest] = key.split(".");
    const last = rest.join(".");
    if (group === "carbon" && kind === "flow" && last in accountsZh.flow) {
      return t("acc.figureOf.carbonFlow", { flow: flow(last) });
    }
    if (group === "energy" && kind === "carrier") {
      const carrier = rest[0] ?? "";
      const part = rest.length === 2 ? (rest[1] ?? "") : "";
      return part === "tceCalorific" || part === "tceEquivalent" || part === "amount"
        ? t(`acc.figureOf.${part}`, { flow: flow(carrier) })
        : null;
    }
    if (group === "activity" && kind !== undefined && rest.length <= 1) {
      const part = last === "metered" || last === "declared" || last === "difference" ? last : last === "" ? "amount" : null;
      if (part === null) {
        return null;
      }
      return t(`acc.figureOf.${part}`, { flow: flow(kind) });
    }
    if (group === "cost" && kind === "bandKwh") {
      return t("acc.figureOf.bandKwh", { band: band(last) });
    }
    if (group === "cost" && kind === "band") {
      return t("acc.figureOf.costBand", { band: band(last) });
    }
    if (group === "price" && kind !== undefined && rest.length <= 1) {
      return t("acc.figureOf.price", { band: band(kind) });
    }
    if (group === "intensity" && kind === "product") {
      return t("acc.figureOf.product", { product: last });
    }
    if (group === "balance" && !/\.(gateway|behind|available)$/.test(key)) {
      return t("acc.figureOf.balance", { meter: [kind, ...rest].join(".") });
    }
    if (group === "meter") {
      return t("acc.figureOf.meter", { meter: [kind, ...rest].join(".") });
    }
    if (group === "factor" || group === "constant") {
      return [kind, ...rest].join(".");
    }
    return null;
  }

  function flow(of: string): string {
    return word("flow", of);
  }

  function band(of: string): string {
    return word("band", of);
  }

  return { word, figure, flow, band };
}
