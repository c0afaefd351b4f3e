import { describe, expect, it } from "vitest";
import { createDrawingLibrary } from "../../../client/customizer/session/drawing-library.ts";
import type { SvgDrawing } from "../../../configurator-schemas/artwork/svg/svg-drawing.ts";
import { aMugWith, anImage, aText } from "../../support/builders.ts";

const SQUARE: SvgDrawing = {
  width: 1000,
  height: 1000,
  items: [{ kind: "path", d: "M0 0L9 0L9 9Z", fill: { colour: "#000000" } }],
};

function open(answers: Readonly<Record<string, SvgDrawing | Error>>) {
  const asked: string[] = [];
  let arrivals = 0;
  const library = createDrawingLibrary({
    async fetchDrawing(upload) {
      asked.push(upload);
      const answer = answers[upload];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    onReady: () => (arrivals += 1),
  });
  const ensure = async (...uploads: string[]) => {
    library.ensure(aMugWith(aText(), ...uploads.map((upload, i) => anImage({ id: `i${i}`, upload }))));
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { library, ensure, asked, arrivals: () => arrivals };
}

describe("[A80] the outlines of drawings in a browser", () => {
  it("come once, and then the source is another one, so that the picture that stood in is laid out again", async () => {
    const { library, ensure, asked, arrivals } = open({ up_1: SQUARE });
    const before = library.source();
    expect(before("up_1")).toBeUndefined();
    await ensure("up_1", "up_1");
    expect(library.source()).not.toBe(before);
    expect(library.source()("up_1")).toMatchObject({ width: 1000 });
    await ensure("up_1");
    expect([asked, arrivals()]).toEqual([["up_1"], 1]);
  });

  it("are not asked for again where there are none, nor for what only this browser has or nobody chose", async () => {
    const { library, ensure, asked, arrivals } = open({});
    const before = library.source();
    await ensure("up_photo", "local-1", "");
    await ensure("up_photo");
    expect([asked, arrivals(), library.source()]).toEqual([["up_photo"], 0, before]);
  });

  it("are asked for again after a dead line", async () => {
    const answers: Record<string, SvgDrawing | Error> = { up_1: new Error("no line") };
    const { library, ensure, asked } = open(answers);
    await ensure("up_1");
    answers["up_1"] = SQUARE;
    await ensure("up_1");
    expect([asked.length, library.source()("up_1") !== undefined]).toEqual([2, true]);
  });
});
