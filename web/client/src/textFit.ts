/** How wide a letter of the Latin alphabet is beside a Chinese one. */
const NarrowEm = 0.54;
const Wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/u;

/** About how wide a text is, of its own height. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (Wide.test(letter) ? 1 : NarrowEm), 0);
}

/**
 * Breaks a name into lines no wider than the room, of the text's own height: between words, and between any two Chinese letters. What
 * finds no place in the last line ends in an ellipsis; a word that is wider than the room keeps its line.
 */
export function wrapText(text: string, room: number, most: number): string[] {
  const pieces = text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]|\s+|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]+/gu) ?? [];
  const lines: string[] = [""];
  for (const piece of pieces) {
    const line = lines.at(-1) ?? "";
    if (line.trim() !== "" && piece.trim() !== "" && textWidth((line + piece).trim()) > room) {
      if (lines.length === most) {
        lines[most - 1] = `${line.trimEnd()}…`;
        return balanced(lines);
      }
      lines.push(piece);
    } else {
      lines[lines.length - 1] = line + piece;
    }
  }
  return balanced(lines);
}

function balanced(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}
