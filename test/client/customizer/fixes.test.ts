import { beforeAll, describe, expect, it } from "vitest";
import { createDraftStore } from "../../../client/customizer/session/draft-store.ts";
import { issuesOfArea } from "../../../client/customizer/session/findings.ts";
import { offeredFixes } from "../../../client/customizer/session/fixes.ts";
import { createSession } from "../../../client/customizer/session/session.ts";
import type { Session } from "../../../client/customizer/session/session.ts";
import { preflight } from "../../../configurator-schemas/answers/preflight.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aShape, aText } from "../../support/builders.ts";
import { FALLBACK_FONTS, bundledProduct, bundledProfile } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";
import { memoryStorage, scriptedApi } from "./scripted-api.ts";

let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

function open(id: string): Session {
  const product = bundledProduct(id);
  return createSession({
    api: scriptedApi(product),
    product,
    language: "fr",
    fonts: [],
    drafts: createDraftStore(memoryStorage(), id),
    shop: { present: false, addToCart: () => Promise.resolve({ accepted: false }) },
    decode: () => Promise.reject(new Error("no picture is opened here")),
  });
}

/** What the artwork loop does a moment after an edit. */
function look(session: Session, profile: string): void {
  const { product, configuration } = session.get();
  const context = { profile: bundledProfile(profile), shaper, fallbackFonts: FALLBACK_FONTS };
  const boxes = new Map(
    product.printAreas.map(({ id }) => [id, layoutArtwork(product, configuration, { ...context, area: id }).boxes]),
  );
  session.report({ boxes, preflight: preflight(product, configuration, { ...context, uploads: new Map() }) });
}

describe("findings and their fixes", () => {
  it("[A68] one tap is one step, which undo takes back", () => {
    const session = open("mug-11oz");
    session.edit((each) => ({ ...each, elements: { wrap: [aText({ color: "#ffffff" })] } }));
    look(session, "mug-228x89");
    const [issue] = issuesOfArea(session.get(), "wrap");
    if (!issue) throw new Error("expected a finding");
    const [fix] = offeredFixes(issue, session.get());
    expect([issue.code, fix?.kind, fix?.element]).toEqual(["low_contrast", "contrast", "e1"]);
    if (fix?.apply) session.edit(fix.apply);
    look(session, "mug-228x89");
    expect(issuesOfArea(session.get(), "wrap")).toEqual([]);
    session.undo();
    expect(session.get().configuration.elements["wrap"]).toMatchObject([{ color: "#ffffff" }]);
  });

  it("[A67] an empty side is gone to from elsewhere only, and can be dropped", () => {
    const session = open("t-shirt");
    session.edit((each) => ({ ...each, selections: { backPrint: true }, elements: { front: [aShape()] } }));
    look(session, "dtg-a");
    const [issue] = issuesOfArea(session.get(), "front");
    if (!issue) throw new Error("expected a finding");
    const kinds = () => offeredFixes(issue, session.get()).map(({ kind }) => kind);
    expect([issue.code, kinds()]).toEqual(["side_empty", ["goToSide", "dropSide"]]);
    session.showArea("back");
    expect(kinds()).toEqual(["dropSide"]);
  });

  it("tells of one area what is wrong with it, and what nobody would see, but nothing that is merely so", () => {
    const session = open("mug-11oz");
    session.report({
      preflight: [
        { code: "element_covered", severity: "information", path: "/elements/wrap/0", params: {} },
        { code: "area_scaled", severity: "information", path: "/elements/wrap", params: {} },
        { code: "low_contrast", severity: "warning", path: "/elements/wrapper/0", params: {} },
      ],
    });
    expect(issuesOfArea(session.get(), "wrap").map(({ code }) => code)).toEqual(["element_covered"]);
  });
});
