import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOSTILE_DRAWINGS } from "./hostile-drawings.ts";
import { HOSTILE_PICTURES } from "./hostile-pictures.ts";
import { openMeasuredIngest } from "./measured-ingest.ts";
import type { MeasuredIngest } from "./measured-ingest.ts";

/** A worker that rests has 90 MB. */
const MAX_MB = 320;
const MAX_MS = 20_000;

let workers: MeasuredIngest;
beforeAll(async () => void (workers = await openMeasuredIngest()));
afterAll(() => workers.close());

describe("hostile files, by the server's workers", () => {
  it.each([...HOSTILE_DRAWINGS, ...HOSTILE_PICTURES])(
    "$name: $expected",
    { timeout: 60_000 },
    async ({ bytes, declared, expected }) => {
      const { answer, peakMb, milliseconds, normalised } = await workers.ingest(await bytes(), declared);
      expect(answer.ok ? "ok" : answer.code).toBe(expected);
      expect(peakMb).toBeLessThan(MAX_MB);
      expect(milliseconds).toBeLessThan(MAX_MS);
      // What was hidden behind or in the picture is not in what is kept.
      for (const hidden of ["<script>", "evil", "MPF"]) expect(normalised.includes(hidden)).toBe(false);
    },
  );
});
