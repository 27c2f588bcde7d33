/** A payload as it reads best: JSON indented, anything else as it came. The text is re-spaced: numbers keep their digits. */
export function prettyJson(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text; // Not JSON; that may be just why it is in quarantine.
  }
  let shown = "";
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const sign = text.charAt(index);
    if (inString) {
      shown += sign;
      if (sign === "\\") {
        shown += text.charAt(++index);
      } else if (sign === '"') {
        inString = false;
      }
      continue;
    }
    switch (sign) {
      case '"':
        inString = true;
        shown += sign;
        break;
      case "{":
      case "[":
        depth++;
        shown += `${sign}${lineBreak(depth)}`;
        break;
      case "}":
      case "]":
        depth--;
        shown = `${shown.trimEnd()}${lineBreak(depth)}${sign}`;
        break;
      case ",":
        shown += `,${lineBreak(depth)}`;
        break;
      case ":":
        shown += ": ";
        break;
      default:
        shown += /\s/.test(sign) ? "" : sign;
    }
  }
  return shown;
}

/** Base64 as a hexadecimal dump: offset, sixteen bytes, and their ASCII. */
export function hexDump(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const row = [...bytes.subarray(at, at + 16)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const ascii = row.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${at.toString(16).padStart(4, "0")}  ${hex.padEnd(47)}  ${ascii}`);
  }
  return lines.join("\n");
}

function lineBreak(depth: number): string {
  return `\n${"  ".repeat(depth)}`;
}
