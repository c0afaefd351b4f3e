import type { CheckAnswer } from "../../../configurator-schemas/answers/check-basics.ts";
import type { Quote } from "../../../configurator-schemas/answers/quote.ts";
import type { ElementBox } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { Shortage } from "../../../configurator-schemas/configuration/availability.ts";
import type { Configuration, Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import type { FontEntry, QuoteBody } from "../../../configurator-schemas/protocol/http.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import type { Language } from "../../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { Money } from "../../../configurator-schemas/units/money.ts";
import type { ApiProblem } from "../../api/api-problem.ts";
import type { Approval } from "./approval.ts";
import type { OrderLine } from "./asked-lines.ts";
import type { DesignRef, SavingState } from "./autosave.ts";
import type { Explanation } from "./explanation.ts";
import type { MissingValues } from "./missing-values.ts";
import type { Picture } from "./picture.ts";
import type { Guides } from "./shopper-rules.ts";

/** Everything the customizer's screen shows, in one immutable value. */
export interface SessionState {
  readonly product: Product;
  readonly language: Language;
  /** What the shopper chose: saved, and undone step by step. */
  readonly own: Configuration;
  /** The same with everything that follows from the rules: this is shown, priced, drawn and made. */
  readonly configuration: Configuration;
  /** `absent`: what reasons about rules did not come (yet); broken rules are told without a way out. */
  readonly rules: "waiting" | "ready" | "absent";
  /** What may still be chosen, per option; empty until the rules are ready. */
  readonly guides: Guides;
  /** Options that gave way to the latest change without being touched. */
  readonly adapted: ReadonlySet<string>;
  /** The value whose reasons and ways are being read. */
  readonly explanation: Explanation | undefined;
  /** What each possible value would change of one piece's price, for the options on the screen; empty until it is worked out, which is after the click is answered. */
  readonly valuePrices: ReadonlyMap<string, ReadonlyMap<Selection, Money>>;
  /** What is out of stock; it stays visible, with its day, and never decides what goes together. */
  readonly shortages: readonly Shortage[];
  /** The same by option and value, with what is chosen beside it. */
  readonly missing: MissingValues;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The print area being worked on; undefined for a product without any. */
  readonly area: string | undefined;
  /** The design element being worked on. */
  readonly selected: string | undefined;
  /** The design elements chosen together; empty while one is being worked on by itself. */
  readonly several: readonly string[];
  /** A tap adds to what is chosen instead of taking its place. */
  readonly picking: boolean;
  /** The element the shopper was last busy with: the view turns to it. */
  readonly attention: string | undefined;
  /** Of all lines together. */
  readonly quantity: number;
  /** Several sizes or several names of one design; undefined = so many pieces of it as it is. */
  /** One line as it will be made, shown in place of the design until something changes. */
  readonly preview: Configuration | undefined;
  readonly lines: readonly OrderLine[] | undefined;
  /** The base the shop's page named, in minor units. */
  readonly shopBase: number | undefined;
  readonly check: CheckAnswer;
  readonly price: PriceState;
  /** Where each element of each area lies, as laid out last. */
  readonly boxes: ReadonlyMap<string, readonly ElementBox[]>;
  readonly preflight: readonly Issue[];
  /** Of areas that are cut around their artwork: the cut, as path data in mm; "" while nothing is drawn. */
  readonly cuts: ReadonlyMap<string, string>;
  /** Letters can be drawn: the shaper and the fonts of this design are here. */
  readonly lettersReady: boolean;
  readonly fonts: readonly FontEntry[];
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly saving: SavingState;
  readonly design: DesignRef | undefined;
  /** The version of it that was approved last. */
  readonly approval: Approval | undefined;
  /** False when this browser keeps no drafts. */
  readonly keepsDraft: boolean;
  /** A draft from an earlier visit was opened. */
  readonly restored: boolean;
  readonly notice: Notice | undefined;
  /** A file that is being made readable, which takes seconds. */
  readonly preparing: string | undefined;
  readonly cart: CartState;
}

export interface PriceState {
  /** Computed here, at once, by the same code the server runs. */
  readonly quote: Quote | undefined;
  /** What keeps it from being computed. */
  readonly issues: readonly Issue[];
  /** The server's answer to the same question, once it came; it counts. */
  readonly confirmed: QuoteBody | undefined;
  /** The server said this product is no longer sold. */
  readonly withdrawn: boolean;
}

export type CartState =
  | { readonly kind: "idle" | "preparing" | "waitingForShop" | "added" | "noShop" }
  /** The server's price is not the one that was shown: the shopper decides. */
  | { readonly kind: "priceChanged"; readonly shown: Quote | QuoteBody; readonly now: QuoteBody }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "failed"; readonly problem: ApiProblem };

/** Something to tell once, e.g. a refused file. */
export interface Notice {
  readonly id: number;
  readonly problem: ApiProblem;
  readonly about?: string;
}
