const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;

/** How many values a JSON text holds at most and how deep they nest, without building any of them. Any text has an answer. */
export function measureJson(text: string): { readonly values: number; readonly depth: number } {
  let values = 1;
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isInString) {
      if (code === BACKSLASH) i += 1;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
    else if (code === COMMA) values += 1;
    else if (code === 91 || code === 123) {
      // [ and {
      values += 1;
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 93 || code === 125) depth -= 1; // ] and }
  }
  return { values, depth: deepest };
}
