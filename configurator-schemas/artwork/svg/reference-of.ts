/** The id that `url(#id)` names; undefined for anything else. */
export function referenceOf(text: string | undefined): string | undefined {
  return /^url\(\s*["']?#([^"')\s]+)/.exec(text ?? "")?.[1];
}
