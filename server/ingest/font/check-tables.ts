import { byteView } from "./byte-view.ts";
import type { FontTables } from "./font-request.ts";

const HEAD_MAGIC = 0x5f0f3cf5;
const REQUIRED: readonly (readonly [tag: string, leastBytes: number])[] = [
  ["cmap", 4],
  ["head", 54],
  ["hhea", 36],
  ["hmtx", 4],
  ["maxp", 6],
];

/** How many glyphs a font has; undefined where its tables are missing, too short or contradict each other. */
export function countGlyphs(tables: FontTables): number | undefined {
  const [head, hhea, maxp] = ["head", "hhea", "maxp"].map((tag) => byteView(tables.get(tag) ?? new Uint8Array()));
  if (!head || !hhea || !maxp || REQUIRED.some(([tag, least]) => (tables.get(tag)?.length ?? 0) < least))
    return undefined;
  const unitsPerEm = head.getUint16(18);
  if (head.getUint32(12) !== HEAD_MAGIC || unitsPerEm < 16 || unitsPerEm > 16384) return undefined;
  const glyphs = maxp.getUint16(4);
  const metrics = hhea.getUint16(34);
  if (glyphs === 0 || metrics === 0 || metrics > glyphs) return undefined;
  if ((tables.get("hmtx")?.length ?? 0) < 4 * metrics + 2 * (glyphs - metrics)) return undefined;
  const isLong = head.getInt16(50) !== 0;
  return tables.has("glyf") && !isLocaSound(tables, { glyphs, isLong }) ? undefined : glyphs;
}

/** Every glyph lies within `glyf`, none before the one that precedes it. */
function isLocaSound(
  tables: FontTables,
  { glyphs, isLong }: { readonly glyphs: number; readonly isLong: boolean },
): boolean {
  const loca = tables.get("loca") ?? new Uint8Array();
  if (loca.length < (glyphs + 1) * (isLong ? 4 : 2)) return false;
  const view = byteView(loca);
  let before = 0;
  for (let i = 0; i <= glyphs; i += 1) {
    const at = isLong ? view.getUint32(4 * i) : 2 * view.getUint16(2 * i);
    if (at < before) return false;
    before = at;
  }
  return before <= (tables.get("glyf")?.length ?? 0);
}
