/** A message, or one per plural form of `count` (Intl.PluralRules names them). Slots are written {like this}. */
export type Message = string | PluralMessage;
export type PluralMessage = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };
export type Catalogue = Readonly<Record<string, Message>>;

type SlotNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SlotNames<Rest>
  : never;
type SlotsOf<M> = M extends string ? SlotNames<M> : SlotNames<Extract<M[keyof M], string>> | "count";
type Values<M> = { readonly [Slot in SlotsOf<M>]: string | number };
type Arguments<M> = [SlotsOf<M>] extends [never] ? [] : [values: Values<M>];

/** Looks a message up and fills its slots; a wrong key, a missing or an unknown slot does not compile. */
export type Translate<Source extends Catalogue> = <Key extends keyof Source & string>(
  key: Key,
  ...values: Arguments<Source[Key]>
) => string;

/** What every language must have to stand beside `Source`: the same keys, plurals where the source has them. */
export type Translation<Source extends Catalogue> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : PluralMessage;
};

/** Makes the translate function of one language. `Source` is the catalogue whose literal texts type the slots. */
export function createTranslate<Source extends Catalogue>(
  messages: Translation<Source>,
  locale: string,
): Translate<Source> {
  const plural = new Intl.PluralRules(locale);
  return (key, ...[values]) => {
    const message: Message = messages[key];
    // The conditional type above gave exactly the slots' names; inside, any of them may be asked for.
    const slots = (values ?? {}) as Readonly<Record<string, string | number>>;
    const text =
      typeof message === "string" ? message : (message[plural.select(Number(slots["count"]))] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole));
  };
}
