import type { AttemptAnswer, OptionGuide } from "../../configurator-schemas/answers/guide.ts";
import type { Quote } from "../../configurator-schemas/answers/quote.ts";
import type { Shortage, Stock } from "../../configurator-schemas/configuration/availability.ts";
import type { LineDifference } from "../../configurator-schemas/configuration/line-configuration.ts";
import type { Configuration, Selection } from "../../configurator-schemas/configuration/configuration.ts";
import type { UploadFacts } from "../../configurator-schemas/configuration/upload-facts.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Money } from "../../configurator-schemas/units/money.ts";
import type { AboutProduct, UNKNOWN_PRODUCT } from "../workers/about-product.ts";

/** What travels to a rules worker; plain data, because it crosses a process border. */
export interface RulesRequest extends AboutProduct {
  readonly question: RulesQuestion;
}

export type RulesAnswer = RulesAnswers[keyof RulesAnswers] | typeof UNKNOWN_PRODUCT;

export type RulesQuestion = SettleQuestion | CheckQuestion | QuoteQuestion | ListPriceQuestion | SimulateQuestion;

export interface RulesAnswers {
  readonly settle: SettleAnswer;
  readonly check: CheckAnswer;
  readonly quote: QuoteAnswer;
  readonly listPrice: ListPriceAnswer;
  readonly simulate: SimulateAnswer;
}

export interface SettleQuestion {
  readonly kind: "settle";
  readonly configuration: Configuration;
}

export interface SettleAnswer {
  readonly configuration: Configuration;
}

export interface CheckQuestion {
  readonly kind: "check";
  readonly configuration: Configuration;
  /** Absent = pictures are not looked at. */
  readonly uploads?: ReadonlyMap<string, UploadFacts>;
  readonly shortages: readonly Shortage[];
  readonly attempt?: { readonly option: string; readonly value: Selection } | undefined;
}

export interface CheckAnswer {
  readonly valid: boolean;
  readonly complete: boolean;
  readonly issues: readonly Issue[];
  readonly options: readonly CheckedOption[];
  readonly attempt?: AttemptAnswer;
}

export type CheckedOption = Omit<OptionGuide, "values"> & {
  readonly values?: readonly (NonNullable<OptionGuide["values"]>[number] & { readonly stock?: Stock })[];
};

export interface QuoteQuestion {
  readonly kind: "quote";
  readonly configuration: Configuration;
  readonly lines: readonly (LineDifference & { readonly quantity: number })[];
  readonly uploads: ReadonlyMap<string, UploadFacts>;
  /** None for what is paid already. */
  readonly shortages: readonly Shortage[];
  readonly language: Language;
  readonly currency: string;
  readonly shopBase?: { readonly amount: number; readonly currency: string } | undefined;
  readonly reprint: boolean;
  readonly taxRatePercent: string;
  readonly country: string;
}

export type QuoteAnswer =
  | {
      readonly ok: true;
      readonly quote: Quote;
      /** What each line comes to, settled. */
      readonly made: readonly Configuration[];
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export interface ListPriceQuestion {
  readonly kind: "listPrice";
}

export interface ListPriceAnswer {
  /** Absent when nothing can be ordered, or the base is the shop's. */
  readonly from?: Money;
  /** Said when it was not proved that nothing costs less. */
  readonly isExact?: false;
}

/** What other prices would make of designs. */
export interface SimulateQuestion {
  readonly kind: "simulate";
  /** As they were saved. */
  readonly configurations: readonly Configuration[];
  /** The draft's tables, and its trees by their text. */
  readonly prices: Product["prices"];
  readonly expressions: Product["expressions"];
  /** Both the product and the draft have a table in it. */
  readonly currency: string;
  readonly quantity: number;
  /** In minor units of the currency, where a table's base is the shop's. */
  readonly shopBase?: number | undefined;
}

export interface SimulateAnswer {
  /** Of the first configurations, in their order, and of at least one; the rest is to be asked again. */
  readonly designs: readonly SimulatedDesign[];
}

/** Unit prices in minor units, or why there is none. */
export type SimulatedDesign = { readonly before: number; readonly after: number } | { readonly reason: Issue["code"] };
