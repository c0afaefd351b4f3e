import { copyFile, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { settleConfiguration } from "../../configurator-schemas/answers/guide.ts";
import type { PrintFormat, PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import { loadDocuments } from "../documents/load-documents.ts";
import { fontsNamed } from "../render/fonts-named.ts";
import { renderPrint } from "../render/render-print.ts";
import type { PrintAnswer, RenderedFile } from "../render/render-request.ts";
import { CommandRefused } from "./command.ts";
import type { Outcome, Terminal } from "./command.ts";
import { ingestFonts } from "./ingest-fonts.ts";
import { ingestPictures } from "./ingest-pictures.ts";
import { readConfiguration } from "./read-configuration.ts";
import { reportIssues } from "./report-issues.ts";
import { say } from "./words.ts";

/** `render`: a configuration and a print profile to verified print files, or the reasons why not and nothing written. */
export async function renderCommand(args: readonly string[], terminal: Terminal): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      profile: { type: "string" },
      out: { type: "string" },
      area: { type: "string" },
      format: { type: "string" },
      fonts: { type: "string" },
    },
  });
  const file = required(positionals[0], "CONFIGURATION.json", terminal);
  const profileId = required(values.profile, "--profile ID", terminal);
  const out = resolve(required(values.out, "--out DIR", terminal));
  const documents = await loadDocuments();
  const { configuration: written, product } = await readConfiguration(file, { documents, terminal });
  const configuration = settleConfiguration(product, written);
  const format = formatOf(profileId, { profiles: documents.profiles, format: values.format, terminal });

  const folder = await mkdtemp(join(tmpdir(), "atelier-"));
  try {
    const uploads = await ingestPictures(configuration, { file, folder, terminal });
    const areas = values.area === undefined ? {} : { areas: [values.area] };
    const own = fontsNamed(product, [configuration]);
    const fonts = values.fonts === undefined ? {} : await ingestFonts(own, { from: values.fonts, folder, terminal });
    const design = { product, configuration, uploads, fonts };
    const answer = await renderPrint({ ...design, profileId, format, outDir: folder, ...areas });
    const files = answer.ok ? await deliver(answer.files, out) : [];
    return toOutcome(answer, files, terminal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function required(value: string | undefined, argument: string, terminal: Terminal): string {
  if (value !== undefined) return value;
  throw new CommandRefused(1, { sentence: say("missingArgument", terminal.language, { argument }) });
}

/** The one asked for, among those its profile takes; undefined = the usual one. */
function formatOf(
  id: string,
  { profiles, format, terminal }: { profiles: readonly PrintProfile[]; format: string | undefined; terminal: Terminal },
): PrintFormat | undefined {
  const profile = profiles.find((each) => each.id === id);
  if (!profile) throw new CommandRefused(2, { issues: [issue("profile_unknown", "error", [], { profile: id })] });
  const taken = profile.formats.find((each) => each === format);
  if (format === undefined || taken) return taken;
  const slots = { profile: id, format, formats: profile.formats.join(", ") };
  throw new CommandRefused(2, { sentence: say("formatNotOffered", terminal.language, slots) });
}

/** Copied beside its final name and then renamed: a hot folder that watches `out` never sees half a file. */
async function deliver(files: readonly RenderedFile[], out: string): Promise<readonly RenderedFile[]> {
  await mkdir(out, { recursive: true });
  const delivered = files.map((file) => ({ ...file, path: join(out, file.name) }));
  for (const [index, { path, name }] of delivered.entries()) {
    const partial = join(out, `.${name}.partial`);
    try {
      await copyFile(files[index]?.path ?? "", partial);
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }
  return delivered;
}

function toOutcome(answer: PrintAnswer, files: readonly RenderedFile[], { language }: Terminal): Outcome {
  const issues = answer.ok ? answer.preflight : answer.issues;
  return {
    exitCode: answer.ok ? 0 : 2,
    output: {
      files: files.map(({ name, areas, format, sha256, bytes, widthPx, heightPx }) => ({
        name,
        areas,
        format,
        sha256,
        bytes,
        widthPx,
        heightPx,
      })),
      preflight: reportIssues(issues, language),
    },
    issues,
    sentences: answer.ok && files.length === 0 ? [say("nothingPrinted", language)] : [],
  };
}
