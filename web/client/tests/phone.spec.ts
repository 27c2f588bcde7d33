import { describe, expect, it } from "vitest";
import { boxAround, isBeyond, roomOf, stepTo, type Point } from "@/map/fit";
import { NameSizeM, nameSize, namesWithRoom } from "@/map/planNames";
import { radarNames } from "@/radarNames";
import { textWidth, wrapText } from "@/textFit";

/** What a camera at this place and zoom sees of points on the ground. */
function seen(ground: readonly Point[], camera: { x: number; y: number; zoom: number }, width: number, height: number): Point[] {
  const scale = 2 ** camera.zoom;
  return ground.map(({ x, y }) => ({ x: (x - camera.x) * scale + width / 2, y: (y - camera.y) * scale + height / 2 }));
}

describe("a map in a window", () => {
  const ground = [
    { x: 100, y: 50 },
    { x: 1_900, y: 50 },
    { x: 1_900, y: 1_050 },
    { x: 100, y: 1_050 },
  ];

  it.each([
    [336, 343],
    [306, 390],
    [960, 620],
    [700, 240],
  ])("of %i x %i holds the whole park, as large as it can", (width, height) => {
    const room = roomOf(width, height, { side: 10, top: 26, bottom: 12 });
    const camera = { x: 700, y: 900, zoom: 0 };
    expect(isBeyond(seen(ground, camera, width, height), room)).toBe(true);
    for (let step = 0; step < 6; step++) {
      const { shift, zoom } = stepTo(seen(ground, camera, width, height), room);
      camera.x += shift.x / 2 ** camera.zoom;
      camera.y += shift.y / 2 ** camera.zoom;
      camera.zoom += zoom;
    }
    const box = boxAround(seen(ground, camera, width, height));
    const fills = [(box.right - box.left) / (room.right - room.left), (box.bottom - box.top) / (room.bottom - room.top)];
    expect(Math.max(...fills)).toBeCloseTo(1, 2);
    expect(box.left).toBeGreaterThanOrEqual(room.left - 1);
    expect(box.right).toBeLessThanOrEqual(room.right + 1);
    expect(box.top).toBeGreaterThanOrEqual(room.top - 1);
    expect(box.bottom).toBeLessThanOrEqual(room.bottom + 1);
  });

  it("stays where a point alone says nothing of a size", () => {
    expect(stepTo([{ x: 3, y: 4 }], roomOf(100, 100, { side: 0, top: 0, bottom: 0 })).zoom).toBe(0);
  });
});

describe("names on a plan", () => {
  const name = (id: string, x: number, buildings: number) => ({ id, text: "青山精密机械", at: [x, 100] as const, buildings });

  it("are of the drawing's size while it can be read, and all there", () => {
    expect(nameSize(0.5)).toBe(NameSizeM);
    expect(namesWithRoom([name("a", 0, 3), name("b", 5, 3)], NameSizeM)).toHaveLength(2);
  });

  it("are larger on a phone, and leave out whom there is no room for: the smaller ones", () => {
    const size = nameSize(0.16);
    expect(size * 0.16).toBeCloseTo(10.5);
    const kept = namesWithRoom([name("small", 0, 3), name("large", 200, 9), name("far", 900, 3)], size);
    expect(kept.map((one) => one.id)).toEqual(["large", "far"]);
  });
});

describe("a name with little room", () => {
  it("breaks between words, and between Chinese letters anywhere", () => {
    expect(wrapText("Carbon per value added", 7, 3)).toEqual(["Carbon per", "value added"]);
    expect(wrapText("单位增加值碳排放", 5, 3)).toEqual(["单位增加值", "碳排放"]);
    expect(wrapText("碳效 1–2 级占比", 5, 3)).toEqual(["碳效 1–2", "级占比"]);
  });

  it("ends in an ellipsis where there is no further line, and keeps a word that is wider than the room", () => {
    expect(wrapText("单位增加值碳排放", 3, 2)).toEqual(["单位增", "加值碳…"]);
    expect(wrapText("Completeness", 4, 3)).toEqual(["Completeness"]);
    expect(wrapText("", 4, 3)).toEqual([]);
  });

  it("is as wide as its letters", () => {
    expect(textWidth("碳排放")).toBe(3);
    expect(textWidth("kWh")).toBeLessThan(2);
  });
});

describe("names around a small radar", () => {
  const size = { width: 324, radius: 86, gap: 10, font: 11.5, line: 14 };
  const words = ["规上工业总产值", "亩均税收", "单位增加值能耗", "单位增加值碳排放", "万元增加值水耗", "光伏自消纳率", "碳效 1–2 级占比", "数据完整率"];

  it.each([3, 5, 8, 10, 12])("do not lie on each other: %i of them", (count) => {
    const names = radarNames(Array.from({ length: count }, (_, index) => words[index % words.length] ?? ""), size);
    const boxes = names.map((one) => {
      const width = Math.max(...one.lines.map(textWidth)) * size.font;
      const left = one.anchor === "start" ? one.x : one.anchor === "end" ? one.x - width : one.x - width / 2;
      return { left, right: left + width, top: one.y - size.font, bottom: one.y + (one.lines.length - 1) * size.line };
    });
    boxes.forEach((one, index) => {
      expect(Math.max(-one.left, one.right), words[index % words.length]).toBeLessThanOrEqual(size.width / 2 + 6);
      for (const other of boxes.slice(index + 1)) {
        const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
        expect(apart, `${index} of ${count}`).toBe(true);
      }
    });
  });
});
