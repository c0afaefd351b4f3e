import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What shops may use, in the order they would read it. */
const OFFERED = [
  "client/till/verify-receipt.ts",
  "client/till/keys-from.ts",
  "configurator-schemas/receipt/price-for.ts",
  "configurator-schemas/receipt/cart-lines.ts",
  "configurator-schemas/receipt/change-cart.ts",
  "configurator-schemas/receipt/split-order.ts",
  "configurator-schemas/receipt/refund-pieces.ts",
  "configurator-schemas/receipt/claims.ts",
  "configurator-schemas/receipt/read-claims.ts",
] as const;
/** What these work with: not exported. */
const INNER = [
  "client/till/open-receipt.ts",
  "configurator-schemas/receipt/priced-line.ts",
  "configurator-schemas/receipt/same-data.ts",
  "configurator-schemas/receipt/adds-up.ts",
] as const;

const HEAD = `/*
 * Atelier: checks a signed receipt, and prices a cart, an order and its refunds with it. One file without dependencies, for
 * browsers, Node 20 and later, and Deno: copy it into your shop.
 * Copyright (c) 2026 The Atelier authors. MIT licence: https://opensource.org/license/mit
 */
`;
const IMPORT = /^import (?:type )?\{[^}]*\} from "(\.[^"]*)";\n/gm;
const DECLARED = /^(?:export )?(?:async )?(?:function|const|interface|type|class) (\w+)/gm;

/** The receipt library as one TypeScript file and as the JavaScript of it, by name. */
export async function buildTill(): Promise<Readonly<Record<"atelier-receipt.ts" | "atelier-receipt.js", string>>> {
  const typed = [...OFFERED.map(readPart), ...INNER.map((file) => readPart(file).replaceAll(/^export /gm, ""))];
  refuseTwice(typed);
  // Loaded here for the same reason as in build.ts.
  const { transformWithOxc } = await import("vite");
  const plain = await Promise.all(
    typed.map(async (code) => (await transformWithOxc(code, "atelier-receipt.ts", { target: "es2023" })).code),
  );
  return {
    "atelier-receipt.ts": [HEAD, ...typed].join("\n"),
    "atelier-receipt.js": [HEAD, ...plain.map(setPlain).filter((code) => code !== "")].join("\n"),
  };
}

/** A file's text without its imports, all of which must be parts too. */
function readPart(file: string): string {
  const url = new URL(`../${file}`, import.meta.url);
  const text = readFileSync(url, "utf8");
  const parts: readonly string[] = [...OFFERED, ...INNER];
  for (const [, from = ""] of text.matchAll(IMPORT)) {
    const found = parts.some((part) => new URL(from, url).href === new URL(`../${part}`, import.meta.url).href);
    if (!found) throw new Error(`expected ${file} to import parts of the receipt library only, got ${from}`);
  }
  const rest = text.replaceAll(IMPORT, "").trimStart();
  if (/^import /m.test(rest)) throw new Error(`expected named imports of files only in ${fileURLToPath(url)}`);
  return rest;
}

/** Two functions of one name would be a mistake the runtime tells; two interfaces would become one without a word. */
function refuseTwice(parts: readonly string[]): void {
  const names = parts.flatMap((part) => [...part.matchAll(DECLARED)].map(([, name = ""]) => name));
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  if (twice.length > 0)
    throw new Error(`expected every name once in the receipt library, got ${twice.join(", ")} twice`);
}

/** Set as the sources are: the transform drops empty lines and line breaks, and indents with tabs. */
function setPlain(code: string): string {
  return code
    .replaceAll(/^export \{\};\n/gm, "")
    .replaceAll(/^(\}|.*;)\n(?=\/\*\*|export |async |function )/gm, "$1\n\n")
    .replaceAll(/^\*/gm, " *")
    .replaceAll(/^\t+/gm, (tabs) => "  ".repeat(tabs.length))
    .replaceAll(/^( *)(?!\/\/)\S.{120,}$/gm, (line, indent: string) => line.replaceAll(" && ", `\n${indent}  && `));
}
