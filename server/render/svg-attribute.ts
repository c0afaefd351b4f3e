/** ` name="value"`, or nothing. Values are numbers and words of ours: nothing is escaped. */
export function svgAttribute(name: string, value: string | number | undefined): string {
  return value === undefined ? "" : ` ${name}="${value}"`;
}
