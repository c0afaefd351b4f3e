/**
 * JSON with sorted keys and no spaces (RFC 8785 for the values designs can hold), so that equal data has equal bytes.
 * `undefined` properties are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    let text = "";
    // By UTF-16 code units, as the RFC has it.
    for (const key of Object.keys(value).toSorted()) {
      const each: unknown = Reflect.get(value, key);
      if (each !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(each)}`;
    }
    return `{${text}}`;
  }
  return JSON.stringify(value) ?? "null";
}
