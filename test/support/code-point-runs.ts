/** A value for each code point, as configurator-schemas/artwork/code-point-table.ts reads it: `3AL1BA…`. */
export function codePointRuns(values: readonly string[]): string {
  let table = "";
  let start = 0;
  for (let code = 1; code <= values.length; code += 1) {
    if (values[code] === values[start]) continue;
    table += `${(code - start).toString(36)}${values[start]}`;
    start = code;
  }
  return table;
}
