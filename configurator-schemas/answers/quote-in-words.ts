import type { Language } from "../schema/localised.ts";
import { countUnitWords } from "./count-words.ts";
import { lineText } from "./line-text.ts";
import type { Quote, QuoteLine } from "./quote.ts";
import { withdrawalWords } from "./withdrawal-words.ts";
import type { LegalTexts, Withdrawal } from "./withdrawal-words.ts";

/** A quote as it is read: every line also as a sentence, counts with their word, the right of withdrawal in the merchant's words. */
export interface QuoteInWords extends Omit<Quote, "lines" | "withdrawal"> {
  readonly lines: readonly (Omit<QuoteLine, "count"> & {
    readonly count?: { readonly quantity: number; readonly each: string; readonly unit?: string };
    readonly text: string;
  })[];
  readonly withdrawal: Withdrawal;
}

export function quoteInWords(quote: Quote, language: Language, texts?: LegalTexts): QuoteInWords {
  return {
    ...quote,
    lines: quote.lines.map((line) => {
      const { count, ...rest } = line;
      const unit = count && countUnitWords(count, language);
      const counted = count && { quantity: count.quantity, each: count.each, ...(unit !== undefined && { unit }) };
      return { ...rest, ...(counted && { count: counted }), text: lineText(line, language) };
    }),
    withdrawal: withdrawalWords(quote.withdrawal, language, texts),
  };
}
