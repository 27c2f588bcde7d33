import { useI18n } from "vue-i18n";
import type { FigureNode } from "@/api/accountShapes";
import { stepName } from "@/figureSteps";
import { superscript } from "@/figures";
import { parameterName } from "@/parameterNames";
import { live } from "@/state/live";
import { locale } from "@/state/settings";
import { periodWords } from "@/time/accounting";
import { accountsZh } from "./accounts/zh-CN";

/** What a bill forecasts, by the account's own figures. */
const Forecasts: Readonly<Record<string, string>> = {
  total: "cost.total",
  energy: "cost.energy",
  kwh: "cost.kwh",
  maxKw: "demand.maxKw",
  demand: "cost.demand",
  powerFactorAdjustment: "cost.powerFactorAdjustment",
  base: "cost.base",
};

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
    return known(key) ?? key;
  }

  /** A figure by its own name, or a step of one: `cost.total.low`, `axis.taxPerMu.value`, `activity.gas.2026-03`. */
  function known(key: string): string | null {
    const own = plain(key) ?? stepName(key, locale.value);
    const dot = key.lastIndexOf(".");
    if (own !== null || dot <= 0) {
      return own;
    }
    const [before, last] = [key.slice(0, dot), key.slice(dot + 1)];
    const name = known(before);
    return name === null ? null : t("acc.figureOf.step", { name, step: part(last) });
  }

  function part(last: string): string {
    if (/^\d{4}(-|$)/.test(last)) {
      return periodWords(last, locale.value);
    }
    const step = word("step", last);
    return step === last ? flow(last) : step;
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
      // Emissions of a process are emissions already.
      return last === "process-emissions" ? flow(last) : t("acc.figureOf.carbonFlow", { flow: flow(last) });
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
    if (group === "forecast" && kind !== undefined) {
      const of = rest.length === 0 ? Forecasts[kind] : rest.length === 1 ? { kwh: "cost.bandKwh", cost: "cost.band" }[kind] : undefined;
      return of === undefined || (rest.length === 1 && !(last in accountsZh.band))
        ? rest.length === 0
          ? word("step", kind)
          : null
        : t("acc.figureOf.forecast", { name: figure(rest.length === 0 ? of : `${of}.${last}`) });
    }
    if (group === "cost" && kind === "bandKwh") {
      return t("acc.figureOf.bandKwh", { band: band(last) });
    }
    if (group === "cost" && kind === "band") {
      return t("acc.figureOf.costBand", { band: band(last) });
    }
    if (group === "cost" && kind === "bandShare") {
      return t("acc.figureOf.bandShare", { band: band(last) });
    }
    if (group === "price" && kind !== undefined && kind in accountsZh.band && rest.length <= 1) {
      return t("acc.figureOf.price", { band: band(kind) });
    }
    if (group === "intensity" && kind === "product") {
      return t("acc.figureOf.product", { product: word("product", last) });
    }
    if (group === "balance" && !/\.(gateway|behind|available)$/.test(key)) {
      return t("acc.figureOf.balance", { meter: [kind, ...rest].join(".") });
    }
    if (group === "meter") {
      return t("acc.figureOf.meter", { meter: [kind, ...rest].join(".") });
    }
    if (group === "factor" || group === "constant") {
      const power = /^10e(\d+)$/.exec(key.slice(group.length + 1));
      return power === null ? (parameterName(key, locale.value) ?? [kind, ...rest].join(".")) : `10${superscript(power[1] ?? "")}`;
    }
    return group === "reference" || group === "tariff" ? parameter(key) : null;
  }

  /** A node of a tree: a meter by its own name, a reference entry by its own where the node's key has none. */
  function node(of: FigureNode): string {
    const { key, source } = of;
    if (source?.kind === "meter" && source.meter) {
      return live.meters.get(source.meter)?.name ?? source.meter;
    }
    const step = parameterName(key, locale.value);
    if (step !== null) {
      return step;
    }
    const known = /^factor\./.test(key) ? key : figure(key);
    return known === key ? parameter(source?.id ?? key) : known;
  }

  /** A reference entry by its id; one that is not known stands as it is. */
  function parameter(id: string): string {
    return parameterName(id, locale.value) ?? id.replace(/^(reference|factor)\./, "");
  }

  function flow(of: string): string {
    return word("flow", of);
  }

  function band(of: string): string {
    return word("band", of);
  }

  return { word, figure, node, parameter, flow, band };
}
