import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printFileName } from "../../../server/render/print-file-name.ts";

const job = { order: "CMD/2026 0042", line: "2", sku: "CARD-C350", quantity: 250, at: "2026-11-28T12:00:00Z" };
type Job = Parameters<typeof printFileName>[0]["job"];
const named = (fileName: string | undefined, { job: given }: { readonly job: Job } = { job }) =>
  printFileName({
    profile: { id: "offset", ...(fileName !== undefined && { fileName }) },
    product: "card",
    area: "front",
    job: given,
  });

describe("names of print files", () => {
  it("are product and area, or what the print shop's pattern says", () => {
    expect(named(undefined)).toBe("card-front");
    expect(named("{order}_{line}_{sku}_{quantity}_{profile}")).toBe("CMD-2026-0042_2_CARD-C350_250_offset");
    expect(named("{order}-{line}-{row}-{area}", { job: { ...job, row: 7 } })).toBe("CMD-2026-0042-2-7-front");
  });

  it("leave out what nobody gave, and are never empty", () => {
    expect(named("{order}-{line}-{row}-{area}")).toBe("CMD-2026-0042-2-front");
    expect(named("{order}-{area}", { job: undefined })).toBe("front");
    expect(named("{order}", { job: undefined })).toBe("card-front");
  });

  it("never leave their folder, whatever an order is called", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (order, sku) => {
        const name = named("{order}.{sku}", { job: { ...job, order, sku } });
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,119}$/);
        expect(name).not.toContain("..");
      }),
    );
  });
});
