import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import sharp from "sharp";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { answerRenderRequest } from "../../../server/render/answer-render-request.ts";
import type { PrintAnswer, PrintRequest, RenderRequest } from "../../../server/render/render-request.ts";
import { serveRequests } from "../../../server/workers/serve-requests.ts";

/**
 * The real renderer with faults on the way to the print file: an element whose id names a fault is printed with it. What is
 * shown, approved and compared is not touched.
 */
const FAULTS: Readonly<Record<string, (element: DesignElement) => DesignElement | undefined>> = {
  shifted: (element) =>
    ({ ...element, placement: { ...element.placement, xMm: element.placement.xMm + 0.3 } }) as typeof element,
  accent: (element) => (element.kind === "text" ? { ...element, text: element.text.replace("é", "e") } : element),
  wrongInk: (element) => (element.kind === "text" ? { ...element, color: "#cc2161" } : element),
  missing: () => undefined,
};

serveRequests(async (request: RenderRequest) => {
  if (request.kind !== "print") return answerRenderRequest(request);
  const answer = await answerRenderRequest({ ...request, configuration: withFaults(request.configuration) });
  const isStriped = Object.values(request.configuration.elements)
    .flat()
    .some(({ id }) => id === "striped");
  // A print request is answered with a print answer.
  if (isStriped) return strike(answer as PrintAnswer);
  return answer;
});

function withFaults(configuration: PrintRequest["configuration"]): PrintRequest["configuration"] {
  const elements = Object.fromEntries(
    Object.entries(configuration.elements).map(([area, list]) => [
      area,
      list.flatMap((element) => {
        const fault = FAULTS[element.id];
        return fault ? (fault(element) ?? []) : element;
      }),
    ]),
  );
  return { ...configuration, elements };
}

/** A scratch of 0.5 × 20 mm across the written file. */
async function strike(answer: PrintAnswer): Promise<PrintAnswer> {
  if (!answer.ok) return answer;
  const files = await Promise.all(
    answer.files.map(async (file) => {
      const scratch = { create: { width: 240, height: 6, channels: 4 as const, background: "#ffffff" } };
      const png = await sharp(await readFile(file.path))
        .composite([{ input: await sharp(scratch).png().toBuffer(), left: 1250, top: 520 }])
        .png()
        .toBuffer();
      await writeFile(file.path, png);
      return { ...file, bytes: png.length, sha256: createHash("sha256").update(png).digest("hex") };
    }),
  );
  return { ...answer, files };
}
