import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { jobXjdf } from "../../../configurator-schemas/production/job-xjdf.ts";
import type { JobTicket } from "../../../configurator-schemas/production/job-ticket.ts";
import { JobTicketBody } from "../../../configurator-schemas/protocol/job-ticket-body.ts";
import { aTicket } from "../../support/a-ticket.ts";
import { XJDF_JUDGE } from "../../support/judges.ts";

/** The schemas are CIP4's and not ours to bring along: where they do not lie beside the project the judge is left out. */
const folder = mkdtempSync(join(tmpdir(), "atelier-xjdf-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (ticket: JobTicket) =>
  jobXjdf(ticket, {
    urlOf: ({ name }) => `https://shop.example/api/v1/print/jobs/${ticket.job}/files/${encodeURIComponent(name)}`,
    md5Of: () => "d41d8cd98f00b204e9800998ecf8427e",
  });

/** What the judge says of it, by each version of the schema. */
function judge(xml: string): string[] {
  const path = join(folder, "ticket.xjdf");
  writeFileSync(path, xml);
  return ["2_1", "2_2"].map((version) => {
    try {
      return execFileSync(XJDF_JUDGE.path, [path, version], { encoding: "utf8" }).trim().split("\n").at(-1) ?? "";
    } catch (error) {
      return error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
    }
  });
}

const PASSES = ["RESULT PASS", "RESULT PASS"];
const HOSTILE = `<!--]]>&amp;"'\u0000\u0008\uD800\uFFFE\r\n\t</XJDF>`;

const rosterRows = [
  { row: 1, line: "line_1", sku: "CARD", quantity: 100, fields: { name: "Léa" } },
  { row: 2, line: "line_2", sku: "CARD", quantity: 50, fields: { name: HOSTILE } },
];
const aRoster = () => {
  const { areas } = aTicket();
  const ofRow = (row: number) => areas.map((area, i) => ({ ...area, row, page: (row - 1) * 2 + i + 1 }));
  return aTicket({ quantity: 150, rows: rosterRows, areas: [...ofRow(1), ...ofRow(2)] });
};

describe.skipIf(XJDF_JUDGE.missing)(
  `a ticket as XJDF, by CIP4's schemas${XJDF_JUDGE.missing ? ` (skipped: ${XJDF_JUDGE.missing})` : ""}`,
  () => {
    it("[XJ1] is valid as 2.1 and 2.2; what is no ticket is not (control)", () => {
      expect(judge(write(aTicket()))).toEqual(PASSES);
      expect(judge(write(aTicket()).replace('Amount="250"', 'Amount="many"'))).not.toContain("RESULT PASS");
    });

    it("[XJ2] is valid for rosters, reprints and what is made without printing", () => {
      expect(judge(write(aRoster()))).toEqual(PASSES);
      const { inks: _, artwork: __, shipTo: ___, dueAt: ____, ...bare } = aTicket({ areas: [], files: [] });
      expect(judge(write(bare))).toEqual(PASSES);
      expect(judge(write(aTicket({ reprint: { of: "job_x", bytes: "kept" } })))).toEqual(PASSES);
    });

    it("[XJ3] is valid whatever people are called and write", () => {
      const text = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constant(HOSTILE), fc.constant(""));
      const hostile = fc.record({ name: text, plate: text, shipTo: fc.dictionary(text, text, { maxKeys: 4 }) });
      fc.assert(
        fc.property(hostile, ({ name, plate, shipTo }) => {
          const ticket = aTicket({
            externalId: name,
            product: { id: "card", version: 1, name },
            variant: { sku: name },
            description: name,
            inks: [{ kind: "spot", name: "x", plate: plate || "x", screen: "#000000" }],
            shipTo: { ...shipTo, city: name, country: name },
          });
          expect(judge(write(ticket))).toEqual(PASSES);
        }),
        { numRuns: 10 },
      );
    });
  },
);

describe("a ticket as XJDF", () => {
  it("[XJ4] names the files with address, size and checksum, and says which pages are whose", () => {
    const xml = write(aRoster());
    expect(xml).toContain('URL="https://shop.example/api/v1/print/jobs/job_0-a_B/files/card-front.pdf"');
    expect(xml).toContain('CheckSum="d41d8cd98f00b204e9800998ecf8427e"');
    expect([...xml.matchAll(/Pages="(\d+ \d+)"/g)].map(([, pages]) => pages)).toEqual(["0 1", "2 3"]);
    expect([...xml.matchAll(/<Part Product="(P\d)"/g)].map(([, id]) => id)).toEqual(["P1", "P2"]);
    // 85 × 55 mm in points.
    expect(xml).toContain('Dimensions="240.9449 155.9055"');
    expect(xml).toContain('<DropItem Amount="100" ItemRef="P1"/>');
  });

  it("[XJ5] loses nothing of a name but what XML has no way to write", () => {
    expect(write(aTicket({ externalId: HOSTILE }))).toContain(
      `IDValue="&lt;!--]]&gt;&amp;amp;&quot;'&#13;&#10;&#9;&lt;/XJDF&gt;"`,
    );
  });
});

describe("the grammar of tickets", () => {
  it("[TK1] takes what tickets are, and refuses another version, an unknown word and a missing one (controls)", () => {
    expect(JobTicketBody.safeParse(aTicket()).error).toBeUndefined();
    expect(JobTicketBody.safeParse(aRoster()).error).toBeUndefined();
    expect(JobTicketBody.safeParse({ ...aTicket(), schemaVersion: 2 }).success).toBe(false);
    expect(JobTicketBody.safeParse({ ...aTicket(), more: 1 }).success).toBe(false);
    const { recipe: _, ...without } = aTicket();
    expect(JobTicketBody.safeParse(without).success).toBe(false);
  });
});
