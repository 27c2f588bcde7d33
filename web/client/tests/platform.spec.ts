import { describe, expect, it } from "vitest";
import type { DeskFlag, Standing, Standings } from "@/api/platformShapes";
import { cardShapes, cardSvg, codeModules, codeShapes } from "@/carbonCard";
import { answerOf, columnsOf } from "@/deskColumns";
import { hostSentence } from "@/hostWords";
import { distribution, figureOf, filterStandings, NoFilter, sortStandings } from "@/standings";

function firm(enterprise: string, of: Partial<Standing> = {}): Standing {
  return {
    park: "qsh",
    enterprise,
    name: `企业 ${enterprise}`,
    industry: "C1751",
    state: "provisional",
    version: null,
    factorSet: "v1",
    grade: null,
    level: null,
    l: null,
    k: null,
    mean: null,
    tco2: null,
    tce: null,
    loadKwh: null,
    tco2Before: null,
    lBefore: null,
    completeness: null,
    openFlags: 0,
    candidates: 0,
    reasons: {},
    ...of,
  };
}

const rows = [
  firm("e1", { grade: 3, level: 2, tco2: 100, tco2Before: 80, openFlags: 2 }),
  firm("e2", { grade: 5, level: 3, tco2: 900, industry: "C26", park: "xsw" }),
  firm("e3", { tco2: null, industry: null }),
];

describe("the list of enterprises", () => {
  it("is filtered by park, division, class, flags and name together", () => {
    const ids = (filter: object) => filterStandings(rows, { ...NoFilter, ...filter }).map((row) => row.enterprise);
    expect(ids({})).toEqual(["e1", "e2", "e3"]);
    expect(ids({ park: "xsw" })).toEqual(["e2"]);
    expect(ids({ industry: "C17" })).toEqual(["e1"]);
    expect(ids({ industry: "none" })).toEqual(["e3"]);
    expect(ids({ grade: "none" })).toEqual(["e3"]);
    expect(ids({ level: "3" })).toEqual(["e2"]);
    expect(ids({ flagged: true })).toEqual(["e1"]);
    expect(ids({ text: " E3 " })).toEqual(["e3"]);
    expect(ids({ grade: "5", park: "qsh" })).toEqual([]);
  });

  it("has what is unknown last, whichever way it is ordered", () => {
    expect(sortStandings(rows, "tco2", true).map((row) => row.enterprise)).toEqual(["e2", "e1", "e3"]);
    expect(sortStandings(rows, "tco2", false).map((row) => row.enterprise)).toEqual(["e1", "e2", "e3"]);
    expect(sortStandings(rows, "change", true).map((row) => row.enterprise)).toEqual(["e1", "e3", "e2"]);
  });

  it("counts every enterprise in just one class and never takes unknown carbon for none", () => {
    const counts = distribution(rows, "grade", 5);
    expect(counts.map((one) => [one.word, one.count])).toEqual([["1", 0], ["2", 0], ["3", 1], ["4", 0], ["5", 1], ["none", 1]]);
    expect(counts.find((one) => one.word === "none")?.tco2).toBeNull();
  });

  it("opens a figure by its id, with the version where one is shown", () => {
    const head: Standings = { period: "2026-10", before: null, scope: "provincial", keys: { tco2: "carbon.total" }, parks: [], enterprises: [] };
    expect(figureOf(head, rows[0] as Standing, "tco2")).toBe("qsh~e1~2026-10~provincial~carbon.total");
    expect(figureOf(head, { ...(rows[0] as Standing), version: 2 }, "tco2")).toBe("qsh~e1~2026-10~provincial~carbon.total~2");
    expect(figureOf(head, rows[0] as Standing, "other")).toBeUndefined();
  });
});

describe("reasons of an axis", () => {
  it.each([
    ["It has no energy baseline that covers this period; make one with PUT …/baselines.", "能源基准"],
    ["Carbon per value added of this period or of a year before is not known; declare value added of both.", "上年同期"],
    ["No meter counts: everything is declared.", "申报数据"],
  ])("are told in Chinese: %s", (sentence, word) => {
    expect(hostSentence(sentence, "zh-CN")).toContain(word);
    expect(hostSentence(sentence, "en")).toBe(sentence.replace("with PUT …/baselines", "under Accounts, energy baseline"));
  });
});

describe("the desk", () => {
  const entry = (action: string, text: string | null, state: DeskFlag["flag"]["state"]) => ({ at: "2026-11-01T08:00:00+08:00", by: "a", action, text, state });
  const flag = (id: string, state: DeskFlag["flag"]["state"], ...trail: ReturnType<typeof entry>[]): DeskFlag =>
    ({ flag: { id, state, trail }, awaited: null, due: null, overdue: false, parkName: "", enterpriseName: "" }) as unknown as DeskFlag;

  it("has every state in just one column", () => {
    const states = ["candidate", "verified", "notified", "answered", "appealed", "closed", "dismissed", "escalated"] as const;
    const columns = columnsOf(states.map((state) => flag(state, state)));
    expect(columns.flatMap((column) => column.flags.map((one) => one.flag.id)).sort()).toEqual([...states].sort());
  });

  it("shows what the enterprise said last, and nothing while it has not", () => {
    expect(answerOf(flag("a", "notified", entry("notify", "x", "notified")))).toBeNull();
    const said = flag("b", "answered", entry("answer", "first", "answered"), entry("notify", null, "notified"), entry("answer", "second", "answered"), entry("comment", "seen", "answered"));
    expect(answerOf(said)?.text).toBe("second");
  });
});

describe("the card", () => {
  const words = {
    title: "碳效码",
    name: "青山 <纺织> & 印染",
    where: "qsh",
    period: "2026年10月",
    grade: 3,
    gradeText: "一般",
    facts: [{ name: "L", value: "0.61" }],
    rule: "rule",
    check: "check",
    address: "https://twin.example/evidence/qsh~e1~2026-10~provincial~grade.grade",
    scan: "scan",
  };

  it("has a code with its three finders, dark and light as the standard draws them", () => {
    const modules = codeModules(words.address);
    const size = modules.length;
    expect((size - 17) % 4).toBe(0);
    for (const [row, column] of [[0, 0], [0, size - 7], [size - 7, 0]] as const) {
      const finder = Array.from({ length: 7 }, (_, at) => modules[row]?.[column + at]);
      expect(finder).toEqual(Array.from({ length: 7 }, () => true));
      expect(modules[row + 1]?.[column + 1]).toBe(false);
      expect(modules[row + 3]?.[column + 3]).toBe(true);
    }
  });

  it("draws every dark module once", () => {
    const modules = codeModules(words.address);
    const dark = modules.flat().filter(Boolean).length;
    const side = modules.length * 2;
    const area = codeShapes(words.address, 0, 0, side).reduce((sum, shape) => sum + (shape.kind === "rect" ? shape.w * shape.h : 0), 0);
    expect(area).toBeCloseTo(dark * 4, 6);
  });

  it("is a file of its own in which a name cannot end the markup", () => {
    const svg = cardSvg(cardShapes(words), "card");
    expect(svg).toContain("青山 &lt;纺织&gt; &amp; 印染");
    expect(svg).not.toContain("<纺织>");
    expect(svg).toMatch(/^<svg xmlns=/);
  });

  it("shows a dash where nothing could be graded", () => {
    expect(cardShapes({ ...words, grade: null }).some((shape) => shape.kind === "text" && shape.text === "—")).toBe(true);
  });
});
