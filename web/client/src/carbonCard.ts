import qrcode from "qrcode-generator";

/** A part of a drawn card, the same for the page, a file and a picture. Unit: pixels of the card. */
export type CardShape =
  | { readonly kind: "rect"; readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly fill: string }
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly weight: number;
      readonly fill: string;
      readonly text: string;
      readonly anchor: "start" | "middle" | "end";
    };

/** What a card says, in words already. */
export interface CardWords {
  readonly title: string;
  readonly name: string;
  readonly where: string;
  readonly period: string;
  /** 1 to 5; null where it is not evaluable. */
  readonly grade: number | null;
  readonly gradeText: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly rule: string;
  readonly check: string;
  /** What the code holds: the address of the evidence. */
  readonly address: string;
  readonly scan: string;
}

export const CardWidth = 720;
export const CardHeight = 420;
export const CardFont = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Segoe UI",Arial,sans-serif';

/** Grades on paper: each with its number, so that nobody needs to tell the colours apart. All carry white at 4.5 : 1. */
const Colours = ["#5d6c7a", "#1a7a43", "#4f7d17", "#8a6a08", "#b0530f", "#b42325"];
const Ink = "#14202b";
const Soft = "#4d5b68";
const Margin = 28;

/** The modules of a code, row by row, true where dark; with a quiet zone only around it in the drawing. */
export function codeModules(text: string): readonly (readonly boolean[])[] {
  const code = qrcode(0, "M");
  code.addData(text, "Byte");
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => code.isDark(row, column)));
}

/** The code as rectangles, neighbours in a row as one. */
export function codeShapes(text: string, x: number, y: number, side: number): readonly CardShape[] {
  const modules = codeModules(text);
  const unit = side / modules.length;
  return modules.flatMap((row, at) => {
    const runs: CardShape[] = [];
    for (let from = 0; from < row.length; from++) {
      if (row[from] !== true) {
        continue;
      }
      let to = from;
      while (row[to + 1] === true) {
        to++;
      }
      runs.push({ kind: "rect", x: x + from * unit, y: y + at * unit, w: (to - from + 1) * unit, h: unit, fill: "#000000" });
      from = to;
    }
    return runs;
  });
}

/** The card. */
export function cardShapes(words: CardWords): readonly CardShape[] {
  const colour = Colours[words.grade ?? 0] ?? "#5d6c7a";
  const side = 168;
  const codeX = CardWidth - Margin - side;
  const text = (x: number, y: number, size: number, weight: number, fill: string, said: string, anchor: "start" | "middle" | "end" = "start") =>
    ({ kind: "text", x, y, size, weight, fill, text: said, anchor }) as const;
  return [
    { kind: "rect", x: 0, y: 0, w: CardWidth, h: CardHeight, fill: "#ffffff" },
    { kind: "rect", x: 0, y: 0, w: CardWidth, h: 64, fill: colour },
    text(Margin, 41, 24, 700, "#ffffff", words.title),
    text(CardWidth - Margin, 40, 16, 500, "#ffffff", words.period, "end"),
    text(Margin, 104, fit(words.name, 24, codeX - 2 * Margin), 650, Ink, words.name),
    text(Margin, 130, 14, 400, Soft, words.where),
    { kind: "rect", x: Margin, y: 152, w: 124, h: 124, fill: colour },
    text(Margin + 62, 240, 76, 700, "#ffffff", words.grade === null ? "—" : String(words.grade), "middle"),
    text(Margin + 62, 300, 15, 650, colour, words.gradeText, "middle"),
    ...words.facts.flatMap((fact, at) => [
      text(Margin + 152, 170 + at * 44, 13, 400, Soft, fact.name),
      text(Margin + 152, 190 + at * 44, 17, 650, Ink, fact.value),
    ]),
    ...codeShapes(words.address, codeX, 96, side),
    text(codeX + side / 2, 284, 12, 400, Soft, words.scan, "middle"),
    { kind: "rect", x: Margin, y: 340, w: CardWidth - 2 * Margin, h: 1, fill: "#cbd3db" },
    text(Margin, 366, fit(words.rule, 13, CardWidth - 2 * Margin), 400, Soft, words.rule),
    text(Margin, 392, 13, 500, Ink, words.check),
  ];
}

/** A size at which a text about fits a width: a Chinese character is as wide as it is high, a Latin one about half. */
function fit(text: string, size: number, width: number): number {
  const units = [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 0x2e80 ? 1 : 0.56), 0);
  return Math.max(10, Math.min(size, width / Math.max(1, units)));
}

/** The card as a file of its own. */
export function cardSvg(shapes: readonly CardShape[], label: string): string {
  const parts = shapes.map((shape) =>
    shape.kind === "rect"
      ? `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.w)}" height="${n(shape.h)}" fill="${shape.fill}"/>`
      : `<text x="${n(shape.x)}" y="${n(shape.y)}" font-size="${n(shape.size)}" font-weight="${shape.weight}" fill="${shape.fill}" text-anchor="${shape.anchor}">${escaped(shape.text)}</text>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CardWidth}" height="${CardHeight}" viewBox="0 0 ${CardWidth} ${CardHeight}" ` +
    `role="img" font-family="${escaped(CardFont)}"><title>${escaped(label)}</title>${parts.join("")}</svg>`
  );
}

/** The card as a picture, twice as fine as it is large. */
export function cardPicture(shapes: readonly CardShape[], scale = 2): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = CardWidth * scale;
  canvas.height = CardHeight * scale;
  const pen = canvas.getContext("2d");
  if (pen === null) {
    return Promise.resolve(null);
  }
  pen.scale(scale, scale);
  for (const shape of shapes) {
    pen.fillStyle = shape.fill;
    if (shape.kind === "rect") {
      pen.fillRect(shape.x, shape.y, shape.w, shape.h);
    } else {
      pen.font = `${shape.weight} ${shape.size}px ${CardFont}`;
      pen.textAlign = shape.anchor === "middle" ? "center" : shape.anchor;
      pen.fillText(shape.text, shape.x, shape.y);
    }
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function n(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one] ?? one);
}
