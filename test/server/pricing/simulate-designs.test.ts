import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { simulateDesigns } from "../../../server/pricing/simulate-designs.ts";
import { findProduct } from "../../../server/products/published-product.ts";
import type { Rules } from "../../../server/rules/ask-rules.ts";
import { aMug } from "../../support/builders.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

const MERCHANT = "merchant_demo";
const DESIGNS = 30;

let server: TestServer;
beforeAll(async () => {
  server = await openServer({ tasks: false });
  for (let i = 0; i < DESIGNS; i += 1) {
    const body = { configuration: aMug({ selections: { finish: "white", giftBox: i % 3 === 0 } }) };
    expect((await server.send("POST /v1/designs", { body })).status).toBe(201);
  }
});
afterAll(() => server.close());
afterEach(() => void vi.restoreAllMocks());

/** The real rules, with what they are asked told to the test first. */
function rulesWith(answer: Rules["simulate"]): Rules {
  return { ...server.dependencies.rules, simulate: answer };
}

async function simulate(rules: Rules) {
  const found = await findProduct(server.dependencies.database, { merchantId: MERCHANT, id: "mug-11oz" });
  if (!found) throw new Error("expected the mug");
  const asked = { draft: found.product, designs: 500, quantity: 1, currency: "EUR", shopBase: undefined };
  return simulateDesigns({ ...server.dependencies, rules }, { merchantId: MERCHANT, ...asked });
}

describe("the designs of a simulation", () => {
  it("[SD1] are the same, however few of them a slice of time allows", async () => {
    const { rules } = server.dependencies;
    const asked: number[] = [];
    const whole = await simulate(rules);
    const sliced = await simulate(
      rulesWith((product, question) => {
        asked.push(question.configurations.length);
        return rules.simulate(product, { ...question, configurations: question.configurations.slice(0, 10) });
      }),
    );
    expect(whole).toMatchObject({ isComplete: true, notPriced: new Map() });
    expect(new Set(whole.changes.map(({ before }) => before)).size).toBe(2);
    expect(new Set(whole.changes.map(({ design }) => design)).size).toBe(DESIGNS);
    expect(sliced).toEqual(whole);
    // 25 of the first page, 5 of the second; a slow machine asks more often.
    expect(asked.length).toBeGreaterThanOrEqual(4);
  });

  it("[SD2] are those looked at in time, when there are too many", async () => {
    const { rules } = server.dependencies;
    let looked = 0;
    const answered = await simulate(
      rulesWith(async (product, question) => {
        const answer = await rules.simulate(product, question);
        looked += answer.designs.length;
        const later = performance.now() + 60_000;
        vi.spyOn(performance, "now").mockReturnValue(later);
        return answer;
      }),
    );
    expect(looked).toBeGreaterThan(0);
    expect(looked).toBeLessThan(DESIGNS);
    expect([answered.isComplete, answered.changes.length]).toEqual([false, looked]);
  });
});
