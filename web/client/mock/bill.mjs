/** Bill, demand and what would move the grade, over the made-up park: shapes of `src/api/bill.ts`, numbers of no meaning. */
import { account, gradeOf, picker } from "./accounts.mjs";
import * as made from "./park.mjs";

const prices = { sharp: 1.1926, peak: 1.0827, flat: 0.6803, valley: 0.3652 };
const QuarterMs = 900_000;
const HourMs = 3_600_000;
const Zone = 8 * HourMs;

function bandOf(start) {
    const hour = new Date(start + Zone).getUTCHours();
    return hour >= 16 && hour < 23 ? "peak" : hour < 7 || (hour >= 11 && hour < 14) ? "valley" : "flat";
}

function monthSpan(period) {
    const [year, month] = period.split("-").map(Number);
    return [Date.UTC(year, month - 1, 1) - Zone, Date.UTC(year, month, 1) - Zone];
}

const kindOf = (day) => {
    const week = new Date(`${day}T00:00:00Z`).getUTCDay();
    return week === 0 ? "sunday" : week === 6 ? "saturday" : "workday";
};

function quarters(id, period, now) {
    const [from, to] = monthSpan(period);
    const size = 300 + (made.enterprises.findIndex((one) => one.id === id) + 1) * 60;
    const rows = [];
    for (let at = from; at < to; at += QuarterMs) {
        const local = new Date(at + Zone);
        const hour = local.getUTCHours() + local.getUTCMinutes() / 60;
        const work = kindOf(local.toISOString().slice(0, 10)) === "workday" ? 1 : 0.45;
        const wobble = 1 + 0.12 * Math.sin(at / 7.3e6) + 0.05 * Math.sin(at / 1.1e6);
        const shape = 0.45 + 0.5 * Math.exp(-((hour - 10.5) ** 2) / 12) + 0.42 * Math.exp(-((hour - 17) ** 2) / 9);
        rows.push({ start: at, kw: at < now ? Math.round(size * work * shape * wobble * 10) / 10 : null });
    }
    return rows;
}

const lacksOf = (id) =>
    id === "e05"
        ? [{ what: "tariff", who: "operator" }]
        : id === "e06"
          ? [
                { what: "price", who: "platform" },
                { what: "reactive-meter", who: "operator" },
            ]
          : [];
const contract = { tariff: "zj-two-part", transformerKva: 1250, demandKw: 600, voltageKv: 10 };
const range = (value, half) => ({ value, low: value === null ? null : value - half, high: value === null ? null : value + half });
const nothing = { value: null, low: null, high: null };

function head(id, period, now) {
    const one = account(
        made.enterprises.find((one) => one.id === id),
        period,
        "provincial",
        now,
    );
    return picker(one).complete({});
}

function monthRow(id, period, now) {
    const rows = quarters(id, period, now).filter((row) => row.kw !== null);
    const kwh = rows.reduce((sum, row) => sum + row.kw / 4, 0);
    const energy = rows.reduce((sum, row) => sum + (row.kw / 4) * prices[bandOf(row.start)], 0);
    const max = rows.length === 0 ? null : Math.max(...rows.map((row) => row.kw));
    const demand = max === null ? null : Math.max(500, max) * 40;
    const adjustment = max === null ? null : (energy + demand) * -0.0075;
    const priced = lacksOf(id).length === 0 && max !== null;
    return {
        period,
        kwh: max === null ? null : kwh,
        energy: priced ? energy : null,
        demand: priced ? demand : null,
        powerFactorAdjustment: priced ? adjustment : null,
        total: priced ? energy + demand + adjustment : null,
        maxDemandKw: max,
        powerFactor: 0.96,
        completeness: 0.998,
        state: "provisional",
        figures: {},
    };
}

function months(id, period, count, now) {
    const [year, month] = period.split("-").map(Number);
    return Array.from({ length: count }, (_, at) => {
        const when = new Date(Date.UTC(year, month - 1 - (count - 1 - at), 1));
        return monthRow(id, when.toISOString().slice(0, 7), now);
    });
}

function bill(id, period, count, now) {
    const rows = quarters(id, period, now);
    const priced = lacksOf(id).length === 0;
    const over = monthSpan(period)[1] <= now;
    const of = (band, list) => list.filter((row) => bandOf(row.start) === band).reduce((sum, row) => sum + row.kw / 4, 0);
    const known = rows.filter((row) => row.kw !== null);
    const whole = quarters(id, period, Infinity);
    const bands = ["sharp", "peak", "flat", "valley"].map((band) => {
        const kwh = of(band, known);
        const all = over ? kwh : of(band, whole);
        return {
            band,
            kwh,
            estimatedKwh: band === "valley" ? 12.5 : 0,
            price: priced ? prices[band] : null,
            cost: priced ? kwh * prices[band] : null,
            forecastKwh: range(all, (all - kwh) * 0.06),
            forecastCost: priced ? range(all * prices[band], (all - kwh) * 0.06 * prices[band]) : nothing,
        };
    });
    const list = months(id, period, count, now);
    const mine = list.at(-1);
    const energy = bands.reduce((sum, band) => sum + (band.forecastCost.value ?? 0), 0);
    const days = new Map();
    for (const row of rows) {
        const day = made.iso(row.start).slice(0, 10);
        const at = days.get(day) ?? {
            day,
            kind: kindOf(day),
            kwh: null,
            estimatedKwh: 0,
            completeness: 0,
            bands: {},
            costs: {},
            cost: null,
        };
        if (row.kw !== null) {
            const band = bandOf(row.start);
            at.kwh = (at.kwh ?? 0) + row.kw / 4;
            at.bands[band] = (at.bands[band] ?? 0) + row.kw / 4;
            at.completeness += 1 / 96;
            at.cost = priced ? (at.cost ?? 0) + (row.kw / 4) * prices[band] : null;
        }
        days.set(day, at);
    }
    const total = priced ? energy + mine.demand + mine.powerFactorAdjustment : null;
    return {
        ...head(id, period, now),
        timeZone: "Asia/Shanghai",
        over,
        contract: id === "e05" ? null : contract,
        tariff:
            id === "e05"
                ? null
                : {
                      id: "zj-two-part",
                      nameZh: "浙江工商业两部制",
                      nameEn: "Zhejiang, two-part",
                      kind: "two-part",
                      priceFrom: "2026-07-01",
                      priceCitation: "示例价格",
                      priceConfidence: "check",
                      bandsFrom: "2026-07-01",
                      bandsCitation: "浙发改价格〔2026〕112号",
                  },
        ...mine,
        period,
        average: mine.energy === null ? null : mine.energy / mine.kwh,
        bands,
        forecast: {
            kwh: range(
                bands.reduce((sum, band) => sum + band.forecastKwh.value, 0),
                4_000,
            ),
            energy: priced ? range(energy, 5_200) : nothing,
            maxDemandKw: range(mine.maxDemandKw, 0),
            demand: priced ? range(mine.demand, 0) : nothing,
            powerFactorAdjustment: priced ? range(mine.powerFactorAdjustment, 0) : nothing,
            total: total === null ? nothing : range(total, 5_200),
        },
        method: {
            method: over ? "over" : "like-days",
            days: { workday: 36, saturday: 8, sunday: 8, holiday: 4 },
            from: made.iso(now - 56 * 24 * HourMs),
            to: made.iso(now),
            missingQuarterHours: 0,
            restQuarterHours: rows.length - known.length,
        },
        days: [...days.values()].map((day) => ({ ...day, completeness: Math.min(1, day.completeness) })),
        months: list,
        lacks: lacksOf(id),
    };
}

function demand(id, period, count, now) {
    const rows = quarters(id, period, now);
    const known = rows.filter((row) => row.kw !== null);
    const top = known.reduce((best, row) => (best === null || row.kw > best.kw ? row : best), null);
    const has = id === "e05" ? null : contract;
    const over = top === null || has === null ? null : Math.max(0, top.kw - has.demandKw);
    return {
        ...head(id, period, now),
        timeZone: "Asia/Shanghai",
        contract: has,
        maxKw: top?.kw ?? null,
        maxAt: top === null ? null : made.iso(top.start),
        marginKw: top === null || has === null ? null : has.demandKw - top.kw,
        contractShare: top === null || has === null ? null : top.kw / has.demandKw,
        transformerShare: top === null || has === null ? null : top.kw / has.transformerKva,
        overKw: over,
        overCost: over === null ? null : over * 40,
        nextKwCost: has === null ? null : 40,
        billedKw: top === null ? null : Math.max(500, top.kw),
        unusedKw: 0,
        demand: top === null ? null : Math.max(500, top.kw) * 40,
        rows: rows.map((row) => ({ start: made.iso(row.start), kw: row.kw, band: bandOf(row.start), estimated: false })),
        months: months(id, period, count, now),
        lacks: lacksOf(id),
    };
}

function gradeMoves(id, period, now) {
    const one = account(
        made.enterprises.find((one) => one.id === id),
        period,
        "provincial",
        now,
    );
    const { take, complete } = picker(one);
    const [l, k, carbon] = [take("l", "grade.l"), take("k", "grade.k"), take("carbon", "carbon.total")];
    const grade = k === null ? null : gradeOf(k);
    const limits = [0.6, 0.8, 1.2, 2];
    const target = (better) => {
        const limit = limits[better ? grade - 2 : grade - 1];
        const change = Math.abs(carbon - (carbon * limit) / k);
        const move = (lever, unit, at, by, up, share = by / at) => ({
            lever,
            unit,
            now: at,
            change: by,
            direction: up ? "up" : "down",
            then: up ? at + by : at - by,
            share,
            possible: up || by <= at,
            reason: null,
        });
        return {
            of: "grade",
            direction: better ? "better" : "worse",
            from: grade,
            to: better ? grade - 1 : grade + 1,
            limit,
            carbon: (carbon * limit) / k,
            carbonChange: change,
            moves: [
                move("electricity", "kWh", 420_000, change / 0.0004974, !better),
                move("gas", "Nm3", 21_000, change / 0.00216219, !better),
                move("pv", "kWh", 60_000, change / 0.0004974, better, 0.31),
                move("value-added", "万元", 820, 820 * Math.abs(k / limit - 1), better),
                {
                    lever: "output",
                    unit: "万元",
                    now: null,
                    change: null,
                    direction: "up",
                    then: null,
                    share: null,
                    possible: null,
                    reason: "output is not declared for 2026-10; declare it.",
                },
            ],
        };
    };
    const targets = grade === null ? [] : [...(grade > 1 ? [target(true)] : []), ...(grade < 5 ? [target(false)] : [])];
    return complete({
        l,
        k,
        grade,
        levelNumber: l === null ? null : l <= 0.6 ? 1 : l <= 2 ? 2 : 3,
        carbon,
        valueAdded: 820,
        targets,
    });
}

/** The routes of an enterprise's bill; null for any other. */
export function billRoute(id, rest, url, now) {
    const period = url.searchParams.get("period") ?? "";
    const count = Number(url.searchParams.get("months") ?? 12);
    switch (rest[0]) {
        case "bill":
            return { status: 200, body: bill(id, period, count, now) };
        case "demand":
            return { status: 200, body: demand(id, period, count, now) };
        case "grade-moves":
            return { status: 200, body: gradeMoves(id, period, now) };
        default:
            return null;
    }
}
