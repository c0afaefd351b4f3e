import { describe, expect, it } from "vitest";
import { createKeptAnswers } from "../../../server/workers/kept-answers.ts";
import { aBoolean, aProduct } from "../../support/a-product.ts";

const product = aProduct({ options: [aBoolean("box")] });
const other = aProduct({ options: [aBoolean("box")] });

function ask() {
  const answerOnce = createKeptAnswers<number>();
  let asked = 0;
  return async (question: object, change: { isLasting?: boolean; product?: typeof product } = {}) => {
    const about = { about: change.product ?? product, question, isLasting: () => change.isLasting ?? true };
    return answerOnce(about, async () => (asked += 1));
  };
}

describe("answers of workers", () => {
  it("[KA1] the same question of the same product is asked once", async () => {
    const answer = ask();
    const question = () => ({ selections: { box: true }, uploads: [["up_1", { widthPx: 10 }]] });
    expect([await answer(question()), await answer(question()), await answer(question())]).toEqual([1, 1, 1]);
  });

  it("[KA2] anything else is another question: a value, however deep, and the product", async () => {
    const answer = ask();
    const first = { quantity: 1, uploads: [["up_1", { widthPx: 10 }]] };
    expect(await answer(first)).toBe(1);
    expect(await answer({ ...first, quantity: 2 })).toBe(2);
    expect(await answer({ ...first, uploads: [["up_1", { widthPx: 11 }]] })).toBe(3);
    expect(await answer(first, { product: other })).toBe(4);
    expect(await answer(first)).toBe(1);
  });

  it("[KA3] an answer that may be another one next time is asked for again", async () => {
    const answer = ask();
    expect([await answer({}, { isLasting: false }), await answer({}), await answer({})]).toEqual([1, 2, 2]);
  });

  it("[KA4] what nobody wanted for the longest time makes room, and what fills everything is not kept", async () => {
    const answerOnce = createKeptAnswers<{ n: number; text: string }>();
    let asked = 0;
    const answer = async (name: string, length: number) => {
      const about = { about: product, question: { name }, isLasting: () => true };
      return (await answerOnce(about, async () => ({ n: (asked += 1), text: "x".repeat(length) }))).n;
    };
    const million = 1_000_000;
    expect([await answer("a", 8 * million), await answer("b", 8 * million)]).toEqual([1, 2]);
    expect(await answer("a", 8 * million)).toBe(1);
    expect(await answer("c", 8 * million)).toBe(3);
    expect(await answer("a", 8 * million)).toBe(1);
    expect(await answer("b", 8 * million)).toBe(4);
    expect([await answer("d", 11 * million), await answer("d", 11 * million)]).toEqual([5, 6]);
    expect(await answer("b", 8 * million)).toBe(4);
  });

  it("[KA5] a question that failed is asked again", async () => {
    const answerOnce = createKeptAnswers<number>();
    const about = { about: product, question: {}, isLasting: () => true };
    await expect(answerOnce(about, () => Promise.reject(new Error("crashed")))).rejects.toThrow("crashed");
    expect(await answerOnce(about, async () => 7)).toBe(7);
  });
});
