import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderPrint } from "../../../server/render/render-print.ts";
import type {
  PreflightAnswer,
  PreviewAnswer,
  PrintAnswer,
  RenderRequest,
} from "../../../server/render/render-request.ts";
import { askAbout } from "../../../server/workers/about-product.ts";
import { createWorkerPool } from "../../../server/workers/worker-pool.ts";
import type { WorkerPool } from "../../../server/workers/worker-pool.ts";
import { aMugWith, aText, anImage } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";

let pool: WorkerPool;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "worker-"));
  const entry = new URL("../../../server/render/render-worker.ts", import.meta.url);
  pool = createWorkerPool({ entry, size: 1, timeoutMs: 30_000 });
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

const design = { product: bundledProduct("mug-11oz"), configuration: aMugWith(aText()), uploads: {} };

describe("the render worker", () => {
  it("prints the same bytes as the function in this process", async () => {
    const request = { kind: "print", ...design, profileId: "mug-228x89", outDir: folder } as const;
    const there = await pool.run<RenderRequest, PrintAnswer>(request);
    const here = await renderPrint(request);
    expect(there.ok && there.files[0]?.sha256).toBe(here.ok && here.files[0]?.sha256);
  });

  it("previews and preflights", async () => {
    const preview = { kind: "preview", ...design, widthPx: 400, outDir: folder } as const;
    expect(await pool.run<RenderRequest, PreviewAnswer>(preview)).toMatchObject({ ok: true, widthPx: 400 });
    const configuration = aMugWith(anImage());
    const preflight = { kind: "preflight", configuration, profileId: "mug-228x89", uploads: {} } as const;
    for (let n = 0; n < 2; n++) {
      const { issues } = await askAbout<PreflightAnswer>(pool, design.product, preflight);
      expect(issues.map((each) => each.code)).toContain("upload_unknown");
    }
  });

  it("answers the next request after one that failed", async () => {
    const broken = { kind: "print", ...design, profileId: "mug-228x89", outDir: join(folder, "nowhere") } as const;
    await expect(pool.run<RenderRequest, PrintAnswer>(broken)).rejects.toThrow();
    const preview = { kind: "preview", ...design, widthPx: 100, outDir: folder } as const;
    expect(await pool.run<RenderRequest, PreviewAnswer>(preview)).toMatchObject({ ok: true });
  });
});
