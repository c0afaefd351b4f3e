import { SMALLEST, aChoice, aNumber, aRule } from "./a-product.ts";
import type { Written } from "./a-product.ts";

/** The smallest document, to be put into a request. */
export function aDocument(change: Written = {}): Written {
  return { ...SMALLEST, ...change };
}

/** One bird more than there are holes: obvious to people, and out of reach of every solver that only knows clauses. */
export function pigeonhole(holes: number): Written {
  const values = Array.from({ length: holes }, (_, i) => `hole-${i}`);
  const birds = Array.from({ length: holes + 1 }, (_, i) => `bird${i}`);
  const rules = values.map((hole, i) =>
    aRule(`alone${i}`, { count: { of: birds.map((bird) => `${bird} == '${hole}'`), max: 1 } }),
  );
  return aDocument({ options: birds.map((bird) => aChoice(bird, values)), rules });
}

/** Whole numbers whose products must come to something nobody finds by trying. */
export function factoring(product: number): Written {
  const options = ["a", "b"].map((id) => aNumber(id, 2, 90_000_000));
  return aDocument({
    options,
    rules: [aRule("factors", { require: `a * b == ${product}` }), aRule("order", { require: "a <= b" })],
  });
}

/** Many sums of many numbers that nearly contradict each other. */
export function marketSplit(rows: number, columns: number): Written {
  const options = Array.from({ length: columns }, (_, i) => aNumber(`n${i}`, 0, 1));
  const weight = (i: number, k: number) => (i * 7919 + k * 104_729 + i * k * 31) % 100;
  const rules = Array.from({ length: rows }, (_, i) => {
    const weights = Array.from({ length: columns }, (__, k) => weight(i, k));
    const sum = weights.map((each, k) => `${each} * n${k}`).join(" + ");
    return aRule(`row${i}`, {
      require: `${sum} == ${Math.floor(weights.reduce((total, each) => total + each, 0) / 2)}`,
    });
  });
  return aDocument({ options, rules });
}
