import type { Product } from "../../configurator-schemas/schema/product.ts";
import { compileProduct } from "../../configurator-schemas/schema/compile-product.ts";
import { ProductDocument } from "../../configurator-schemas/schema/product.ts";
import { documentMessage } from "../../configurator-schemas/answers/document-messages.ts";
import type { CompiledRules } from "../../configurator-schemas/rules/compile/compile-rules.ts";
import type { Engine, Pick } from "../../configurator-schemas/rules/engine/engine.ts";

/** One click as the file says it: a signed feature number, or a variable and its value. */
export type Click = number | readonly [variable: string, value: unknown];

/** A benchmark model as a product: how its clicks are said, and how an answer is read back in the file's own words. */
export interface BenchModel {
  readonly name: string;
  readonly product: Product;
  /** What one click is to the engine; throws a sentence when the model does not know it. */
  pickOf(click: Click, rules: CompiledRules): Pick;
  /** A random click. */
  randomClick(random: (below: number) => number): Click;
  /** The contract's answer about a satisfiable selection; `base` is the same question asked with nothing selected. */
  readAnswer(
    asked: Asked,
    question: { readonly selected: readonly Click[]; readonly base: unknown },
  ): Readonly<Record<string, unknown>>;
  /** What is forced with nothing selected. */
  readBase(asked: Asked): unknown;
}

/** The engine that was asked, and what the product's options are on it. */
export interface Asked {
  readonly engine: Engine;
  readonly rules: CompiledRules;
}

/** What a benchmark says in a document; everything else is the least a product needs. */
export interface BenchDocument {
  readonly options: readonly ProductDocument["options"][number][];
  readonly rules: readonly ProductDocument["rules"][number][];
}

const NO_LIMITS = { maxLength: 10_000_000, maxDepth: 1000, maxNodes: 1_000_000 };

/** Compiled as a publisher's is, with the limits of publishing lifted. */
export function benchProduct(name: string, { options, rules }: BenchDocument): Product {
  const small = ProductDocument.parse({
    id: "bench",
    name: { en: name },
    steps: [{ id: "all", label: { en: "All" } }],
    options: [],
    variants: { by: [], rows: [[{ sku: "BENCH" }]] },
    printAreas: [],
    scene: {
      kind: "drawing",
      views: [
        {
          id: "front",
          label: { en: "Front" },
          widthMm: 1,
          heightMm: 1,
          shapes: [{ width: 1, height: 1, fill: "#ffffff" }],
        },
      ],
    },
    prices: [{ currency: "EUR", tax: "inclusive", base: "0.00" }],
  });
  const library = {
    optionSets: [],
    templates: [],
    profiles: [],
    calendars: [],
    fonts: new Set(["noto-sans"]),
    limits: NO_LIMITS,
  };
  const compiled = compileProduct({ ...small, options: [...options], rules: [...rules] }, library, 1);
  if (compiled.ok) return compiled.value;
  const said = compiled.issues.slice(0, 5).map((each) => `${each.path}: ${documentMessage(each, "en")}`);
  throw new Error(`expected a product that can be published, got ${said.join("; ")}`);
}
