import type { Quote } from "../../../configurator-schemas/answers/quote.ts";

type Rung = Quote["ladder"][number];

/** The next quantity from which one piece costs less than now. */
export function nextBreak(ladder: readonly Rung[], quantity: number): Rung | undefined {
  const now = ladder.findLast((rung) => rung.from <= quantity);
  return ladder.find((rung) => rung.from > quantity && now && rung.unitPrice.amount < now.unitPrice.amount);
}
