import { byteView } from "./byte-view.ts";

const FAMILY = { typographic: 16, plain: 1 } as const;
const STYLE = { typographic: 17, plain: 2 } as const;
const WINDOWS = 3;
const ENGLISH = 0x409;
const RECORD_BYTES = 12;
const MAX_RECORDS = 2000;
const MAX_LENGTH = 60;

/** What a font calls itself, by its table `name`; empty where it does not, or where the table is broken. */
export function readFontNames(table: Uint8Array | undefined): { readonly family: string; readonly style: string } {
  const names = readWindowsNames(table ?? new Uint8Array());
  return {
    family: names.get(FAMILY.typographic) ?? names.get(FAMILY.plain) ?? "",
    style: names.get(STYLE.typographic) ?? names.get(STYLE.plain) ?? "",
  };
}

/** Every font for Windows has them (UTF-16); where it has several languages the English ones are kept. */
function readWindowsNames(table: Uint8Array): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const languages = new Map<number, number>();
  if (table.length < 6) return names;
  const view = byteView(table);
  const count = Math.min(view.getUint16(2), MAX_RECORDS);
  const storage = view.getUint16(4);
  for (let i = 0; i < count; i += 1) {
    const at = 6 + i * RECORD_BYTES;
    if (at + RECORD_BYTES > table.length) break;
    const [platform, language, id] = [view.getUint16(at), view.getUint16(at + 4), view.getUint16(at + 6)];
    const from = storage + view.getUint16(at + 10);
    const to = from + view.getUint16(at + 8);
    if (platform !== WINDOWS || to > table.length || languages.get(id) === ENGLISH) continue;
    const text = new TextDecoder("utf-16be").decode(table.subarray(from, to));
    // Shown to people: nothing but one line of text.
    names.set(
      id,
      text
        .replaceAll(/[\p{C}\s]+/gu, " ")
        .trim()
        .slice(0, MAX_LENGTH),
    );
    languages.set(id, language);
  }
  return names;
}
