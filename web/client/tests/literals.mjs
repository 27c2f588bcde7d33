/** The string literals of a C# source, those joined by `+` as one, with 1 for what is put in. */
export function literals(source, blank = ["near", "unit", "why"]) {
  const found = [];
  const code = source.replace(/^\s*\/\/.*$/gm, "").replace(/'\\?"'/g, "''");
  let joined = null;
  for (let at = 0; at < code.length; at++) {
    const plain = code[at] === '"';
    if (!plain && !(code[at] === "$" && code[at + 1] === '"')) {
      if (joined !== null && !/[\s+]/.test(code[at] ?? "")) {
        found.push(joined);
        joined = null;
      }
      continue;
    }
    const [text, end] = literalAt(code, at + (plain ? 1 : 2), !plain, blank);
    const isContinued = joined !== null && /\+\s*$/.test(code.slice(0, at));
    if (joined !== null && !isContinued) {
      found.push(joined);
    }
    joined = isContinued ? joined + text : text;
    at = end;
  }
  return found;
}

function literalAt(code, start, isFilled, blank) {
  let text = "";
  let at = start;
  for (; code[at] !== '"'; at++) {
    if (code[at] === "\\") {
      text += code[++at];
    } else if (isFilled && code[at] === "{" && code[at + 1] === "{") {
      text += "{";
      at++;
    } else if (isFilled && code[at] === "}" && code[at + 1] === "}") {
      text += "}";
      at++;
    } else if (isFilled && code[at] === "{") {
      const end = holeEnd(code, at);
      text += blank.includes(code.slice(at + 1, end)) ? "" : "1";
      at = end;
    } else {
      text += code[at];
    }
  }
  return [text, at];
}

function holeEnd(code, start) {
  let depth = 0;
  for (let at = start; ; at++) {
    if (code[at] === '"') {
      const isFilled = code[at - 1] === "$";
      at = literalAt(code, at + 1, isFilled, [])[1];
    } else if (code[at] === "{") {
      depth++;
    } else if (code[at] === "}" && --depth === 0) {
      return at;
    }
  }
}
