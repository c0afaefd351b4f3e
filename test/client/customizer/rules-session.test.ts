import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { selectionOf } from "../../../configurator-schemas/configuration/selections.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { Shortage } from "../../../configurator-schemas/configuration/availability.ts";
import { indexOf } from "../../../configurator-schemas/schema/product-index.ts";
import { createDraftStore } from "../../../client/customizer/session/draft-store.ts";
import type { Way } from "../../../client/customizer/session/explanation.ts";
import { toggledMembers } from "../../../client/customizer/options/toggled-members.ts";
import { blockingIssues } from "../../../client/customizer/session/findings.ts";
import { rulesEngine } from "../../../client/customizer/session/rules-engine.ts";
import { createSession } from "../../../client/customizer/session/session.ts";
import type { Session } from "../../../client/customizer/session/session.ts";
import { bundledProduct } from "../../support/documents.ts";
import { memoryStorage, scriptedApi } from "./scripted-api.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Opening {
  readonly opened?: Configuration["selections"];
  readonly shortages?: readonly Shortage[];
  readonly withRules?: boolean;
}

function open(id: string, { opened, shortages, withRules = true }: Opening = {}) {
  const product = bundledProduct(id);
  const api = scriptedApi(product);
  const session = createSession({
    api,
    product,
    shortages: shortages ?? [],
    language: "fr",
    fonts: [],
    drafts: createDraftStore(memoryStorage(), id),
    shop: { present: false, addToCart: () => Promise.resolve({ accepted: false }) },
    decode: () =>
      Promise.resolve({ source: { width: 4, height: 3 } as OffscreenCanvas, widthPx: 1600, heightPx: 1200 }),
    ...(opened && {
      opened: {
        configuration: { product: id, productVersion: 1, selections: opened, elements: {} },
        design: { id: "d", token: "t", version: 1, code: "KORU-4821", shareUrl: "", previewUrl: "" },
      },
    }),
  });
  if (withRules) session.useRules(rulesEngine);
  return { api, session, product };
}

const shown = (session: Session, id: string) => {
  const { product, configuration } = session.get();
  const option = indexOf(product).options.get(id);
  return option && selectionOf(option, configuration.selections);
};
const stateOf = (session: Session, option: string, value: string | boolean) =>
  session
    .get()
    .guides.get(option)
    ?.values?.find(({ id }) => id === value)?.state;
const broken = (session: Session) => blockingIssues(session.get()).filter(({ code }) => code === "rule_broken");
const bestWay = (session: Session): Way => {
  const way = session.get().explanation?.ways[0];
  if (!way) throw new Error("expected a way");
  return way;
};

describe("rules in a session", () => {
  it("[W1] tells nobody of a broken rule before it is known what follows; then of what is possible", () => {
    const { session } = open("workstation-pc", { withRules: false });
    session.pick("tower", "bureau");
    expect(broken(session)).toEqual([]);
    session.useRules(rulesEngine);
    expect(broken(session)).toEqual([]);
    expect(stateOf(session, "board", "ardoise-s5-a")).toBe("impossible");
    expect(stateOf(session, "tower", "bureau")).not.toBe("impossible");
  });

  it("[W2] picks nothing impossible: it explains in the merchant's words, and the best way is one step to undo", () => {
    const { session } = open("workstation-pc");
    session.pick("tower", "bureau");
    const before = session.get().configuration;
    session.pick("board", "ardoise-s5-a");
    expect(session.get().configuration).toBe(before);
    const { explanation } = session.get();
    expect(explanation).toMatchObject({ kind: "refused", option: "board", value: "ardoise-s5-a", picks: ["tower"] });
    expect(explanation?.reasons[0]?.params["because"]).toMatchObject({ fr: expect.stringContaining("trop grande") });
    session.take(bestWay(session));
    expect(shown(session, "board")).toBe("ardoise-s5-a");
    expect(shown(session, "tower")).not.toBe("bureau");
    expect(broken(session)).toEqual([]);
    session.undo();
    expect(session.get().configuration).toEqual(before);
    session.redo();
    expect(shown(session, "board")).toBe("ardoise-s5-a");
  });

  it("[W3] says before it is taken what it costs and everything that changes", () => {
    const { session, product } = open("workstation-pc");
    session.setQuantity(6);
    session.pick("tower", "bureau");
    const before = session.get().price.quote?.unitPrice.amount ?? Number.NaN;
    const seen = product.options.map(({ id }) => [id, shown(session, id)] as const);
    session.explain({ option: "board", value: "ardoise-s5-a" });
    const way = bestWay(session);
    session.take(way);
    expect((session.get().price.quote?.unitPrice.amount ?? Number.NaN) - before).toBe(way.difference?.amount);
    expect(way.difference?.amount).not.toBe(0);
    const told = new Set(["board", ...way.changes.map(({ option }) => option)]);
    for (const [id, value] of seen) if (!told.has(id)) expect(shown(session, id), id).toEqual(value);
  });

  it("[W4] marks what gave way without being touched, until the next change", () => {
    const { session } = open("workstation-pc");
    session.pick("tower", "bureau");
    const { adapted } = session.get();
    expect(adapted.has("board")).toBe(true);
    expect(adapted.has("tower")).toBe(false);
    session.undo();
    expect(session.get().adapted.size).toBe(0);
  });

  it("[W5] saves the shopper's own picks and nothing that only follows from them", async () => {
    const { session, api } = open("workstation-pc");
    session.pick("tower", "bureau");
    await vi.advanceTimersByTimeAsync(5000);
    expect([...api.designs.values()].at(-1)?.configuration.selections).toEqual({ tower: "bureau" });
  });

  it("[W6] keeps a number that does not fit out of the design, and offers the nearest that does", () => {
    const { session } = open("shelf");
    session.pick("widthMm", 2400);
    session.pick("columns", 1);
    expect(session.get().own.selections["columns"]).toBeUndefined();
    const { explanation } = session.get();
    expect(explanation).toMatchObject({ kind: "refused", value: 1, picks: ["widthMm"] });
    expect(explanation?.ways[0]).toMatchObject({ kind: "instead", value: 2 });
    const anyway = explanation?.ways.find(({ kind }) => kind === "anyway");
    expect(anyway?.changes.map(({ option }) => option)).toContain("widthMm");
    session.take(bestWay(session));
    expect(shown(session, "columns")).toBe(2);
    session.pick("heightMm", 300);
    expect(session.get().explanation?.reasons[0]?.code).toBe("value_out_of_range");
    expect(session.get().explanation?.ways[0]?.value).toBe(400);
  });

  it("[W7] without what reasons about rules a broken rule is told, and picking goes on", () => {
    const { session } = open("workstation-pc", { withRules: false });
    session.useRules(undefined);
    session.pick("tower", "bureau");
    expect(broken(session).length).toBeGreaterThan(0);
    expect(session.get().explanation).toBeUndefined();
    session.useRules(rulesEngine);
    expect(broken(session)).toEqual([]);
  });

  it("[W8] opens a design whose picks do not go together, says so beside the late one, and offers ways out", () => {
    const { session } = open("workstation-pc", { opened: { tower: "bureau", board: "ardoise-s5-a" } });
    const [issue] = broken(session);
    expect(issue?.path).toBe("/selections/board");
    const ways = session.waysOut("board");
    expect(ways.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["instead", "anyway"]));
    for (const way of ways) {
      session.take(way);
      expect(broken(session)).toEqual([]);
      session.undo();
    }
  });

  it("[W9] what is out of stock stays possible, is told with its day, and cannot be ordered", () => {
    const shortages: readonly Shortage[] = [{ option: "tower", value: "bureau", until: "2026-12-03" }];
    const { session } = open("workstation-pc", { shortages });
    expect(stateOf(session, "tower", "bureau")).toBe("possible");
    session.pick("tower", "bureau");
    expect(shown(session, "tower")).toBe("bureau");
    const issue = blockingIssues(session.get()).find(({ code }) => code === "out_of_stock");
    expect(issue?.path).toBe("/selections/tower");
    expect(JSON.stringify(issue?.params)).toContain("3 décembre 2026");
  });

  it("[W12] what comes with other choices cannot just be unticked: it says so, and being rid of it is one step", () => {
    const { session } = open("city-car");
    expect(shown(session, "packs")).toEqual(["city"]);
    session.pick("packs", [], { member: "city" });
    expect(shown(session, "packs")).toEqual(["city"]);
    expect(session.get().own.selections["packs"]).toBeUndefined();
    const { explanation } = session.get();
    expect(explanation).toMatchObject({ kind: "included", member: "city" });
    expect(bestWay(session)).toMatchObject({ kind: "without" });
    expect(bestWay(session).changes.map(({ option }) => option)).toContain("trim");
    session.take(bestWay(session));
    expect(shown(session, "packs")).toEqual([]);
    expect(broken(session)).toEqual([]);
    session.undo();
    expect(shown(session, "packs")).toEqual(["city"]);
  });

  it("[W11] prices every possible value in sight as the whole result it leads to, in the pause after a click", async () => {
    const { session } = open("workstation-pc");
    session.showOptions(["tower", "caseColour"]);
    expect(session.get().valuePrices.size).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    const told = session.get().valuePrices.get("tower")?.get("bureau");
    const before = session.get().price.quote?.unitPrice.amount ?? Number.NaN;
    session.pick("tower", "bureau");
    expect((session.get().price.quote?.unitPrice.amount ?? Number.NaN) - before).toBe(told?.amount);
    expect(told?.amount).not.toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.get().valuePrices.get("tower")?.get("bureau")?.amount).toBe(0);
    // What cannot be chosen has its price in the way that leads there.
    const colours = session.get().guides.get("caseColour")?.values ?? [];
    const priced = session.get().valuePrices.get("caseColour");
    for (const { id, state } of colours) if (state === "impossible") expect(priced?.has(id)).toBe(false);
  });

  it.each(["workstation-pc", "shelf", "city-car"])(
    "[W10] never dead-ends: %s, whatever is clicked",
    (id) => {
      const { product } = open(id);
      const clicks = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 8 });
      fc.assert(
        fc.property(clicks, (walk) => {
          const { session } = open(id);
          for (const [o, v] of walk) {
            const option = product.options[o % product.options.length]!;
            if (!session.get().guides.get(option.id)?.available) continue;
            const asked = toggleOf(session, option, v) ?? { value: aValueOf(option, v), member: undefined };
            const { value, member } = asked;
            if (value === undefined) continue;
            session.pick(option.id, value, member === undefined ? {} : { member });
            const { explanation } = session.get();
            if (explanation) {
              expect(explanation.kind).not.toBe("undecided");
              // What comes with the defaults has no pick to blame: its way says what is given up for it.
              if (explanation.kind === "refused") expect(explanation.reasons.length).toBeGreaterThan(0);
              const [way] = explanation.ways;
              // Whatever is offered at all may be had with some other choices: a value of no design was refused at publishing.
              expect(way, `${option.id} ${String(value)}`).toBeDefined();
              if (!way) continue;
              session.take(way);
              if (way.kind === "instead") continue;
            }
            if (member === undefined) expect(shown(session, option.id)).toEqual(value);
            else expect(membersOf(session, option.id).includes(member)).toBe(value.includes(member));
            expect(broken(session)).toEqual([]);
          }
        }),
        { numRuns: 25, seed: 20261128 },
      );
    },
    120_000,
  );
});

/** One value of a list ticked or unticked, as the check box does it. */
function toggleOf(session: Session, option: ReturnType<typeof bundledProduct>["options"][number], seed: number) {
  if (option.kind !== "multi-choice") return undefined;
  const { guides, own } = session.get();
  const id = option.values?.[seed % option.values.length]?.id ?? "";
  const toggle = { id, value: membersOf(session, option.id), guide: guides.get(option.id), own };
  return { value: toggledMembers(option, toggle), member: id };
}

function membersOf(session: Session, id: string): readonly string[] {
  const value = shown(session, id);
  return Array.isArray(value) ? value : [];
}

function aValueOf(option: ReturnType<typeof bundledProduct>["options"][number], seed: number) {
  switch (option.kind) {
    case "choice":
      return option.values?.[seed % option.values.length]?.id;
    case "boolean":
      return seed % 2 === 0;
    case "number":
      return option.min + (seed % (Math.round((option.max - option.min) / option.step) + 1)) * option.step;
    default:
      return undefined;
  }
}
