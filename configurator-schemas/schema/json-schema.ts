import { z } from "zod";
import { CalendarDocument } from "./calendar.ts";
import { OptionSet } from "./option.ts";
import { PrintProfile } from "./print-profile.ts";
import { ProductDocument } from "./product.ts";
import { Template } from "./template.ts";

/** JSON Schema (2020-12) of every document kind, for editors: the same grammar, as authors write it. */
export function exportJsonSchemas(): Readonly<Record<string, unknown>> {
  const options = { io: "input", unrepresentable: "any" } as const;
  return {
    "product.schema.json": z.toJSONSchema(ProductDocument, options),
    "template.schema.json": z.toJSONSchema(Template, options),
    "option-set.schema.json": z.toJSONSchema(OptionSet, options),
    "calendar.schema.json": z.toJSONSchema(CalendarDocument, options),
    "print-profile.schema.json": z.toJSONSchema(PrintProfile, options),
  };
}
