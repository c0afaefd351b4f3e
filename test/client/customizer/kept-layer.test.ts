import { describe, expect, it } from "vitest";
import { keptLayer } from "../../../client/customizer/design/kept-layer.ts";
import { applyTemplate } from "../../../configurator-schemas/configuration/apply-template.ts";
import { aShape } from "../../support/builders.ts";
import { aClubShirt } from "../../support/a-template.ts";

describe("layers of a template's parts", () => {
  const shirt = aClubShirt();
  const [template] = shirt.templateDocuments;
  if (!template) throw new Error("expected the club's template");
  const parts = applyTemplate(template, { widthMm: 100, heightMm: 100 });
  const kept = (...ids: readonly string[]) =>
    keptLayer(
      shirt,
      parts.filter(({ id, part }) => ids.includes(part?.element ?? id)),
    );

  it("[A53] can be neither unlocked nor hidden where they are fixed, may be locked where they move", () => {
    expect(kept("crest")).toEqual({ staysLocked: true, staysShown: true });
    expect(kept("banner")).toEqual({ staysLocked: false, staysShown: true });
    expect(keptLayer(shirt, [aShape()])).toEqual({ staysLocked: false, staysShown: false });
  });

  it("[A53] a group is kept only where all of it is", () => {
    expect(kept("crest", "name")).toEqual({ staysLocked: true, staysShown: true });
    expect(kept("crest", "banner")).toEqual({ staysLocked: false, staysShown: true });
    expect(keptLayer(shirt, [...parts.slice(0, 1), aShape()])).toEqual({ staysLocked: false, staysShown: false });
  });
});
