/** Whether the whole text has the form of a pattern, as authors of options and templates write them. */
export function matchesPattern(text: string, pattern: string): boolean {
  return new RegExp(`^(?:${pattern})$`, "u").test(text);
}
