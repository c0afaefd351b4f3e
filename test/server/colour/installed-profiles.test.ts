import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installedProfile } from "../../../server/colour/installed-profiles.ts";
import { sha256Hex } from "../../../server/identifiers.ts";
import { diskBlobPath, openDiskBlobStore } from "../../../server/storage/disk-blob-store.ts";
import { iccFile } from "../../support/icc.ts";

const BUNDLED = "fogra39-coated-300";
const bytes = readFileSync(iccFile("fogra39-coated-280"));

let data = "";
beforeEach(() => void (data = mkdtempSync(join(tmpdir(), "icc-"))));
afterEach(() => rmSync(data, { recursive: true, force: true }));

describe("the press profile a print profile names", () => {
  it("is the data folder's before a bundled one, and none is never another one", async () => {
    const bundled = await installedProfile({ icc: BUNDLED }, data);
    expect(bundled).toMatchObject({ kind: "installed", sha256: sha256Hex(readFileSync(iccFile(BUNDLED))) });
    mkdirSync(join(data, "icc"));
    copyFileSync(iccFile("fogra39-coated-280"), join(data, "icc", `${BUNDLED}.icc`));
    expect(await installedProfile({ icc: BUNDLED }, data)).toMatchObject({ sha256: sha256Hex(bytes) });
    expect(await installedProfile({ icc: "gracol-2006" }, data)).toEqual({ kind: "absent" });
    writeFileSync(join(data, "icc", "odd.icc"), "no profile at all".repeat(20));
    expect(await installedProfile({ icc: "odd" }, data)).toEqual({ kind: "invalid", fault: "broken" });
  });

  it("is the merchant's own by its bytes, whatever lies under its name; missing or changed bytes are never replaced", async () => {
    const blobs = await openDiskBlobStore(join(data, "blobs"));
    const { sha256 } = await blobs.put(bytes);
    const own = { icc: BUNDLED, iccSha256: sha256 };
    expect(await installedProfile(own, data)).toMatchObject({ kind: "installed", sha256 });
    expect(await installedProfile({ ...own, iccSha256: "0".repeat(64) }, data)).toEqual({ kind: "absent" });
    writeFileSync(diskBlobPath(join(data, "blobs"), sha256), readFileSync(iccFile("fogra39-coated-320")));
    expect(await installedProfile(own, data)).toEqual({ kind: "invalid", fault: "broken" });
  });
});
