import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { PrintRequest, RenderedFile } from "./render-request.ts";

interface FileToWrite {
  readonly areas: readonly string[];
  readonly profile: PrintProfile;
  readonly path: string;
}

/** Writes one print file in its format and reads it again; throws, and leaves nothing, where it is not what was meant. */
export type PrintWriter = (design: Omit<PrintRequest, "kind">, file: FileToWrite) => Promise<WrittenFile>;

/** Areas and rows of a file of several pages are its writer's to say. */
type WrittenFile = Pick<RenderedFile, "sha256" | "bytes" | "widthPx" | "heightPx"> &
  Partial<Pick<RenderedFile, "areas" | "rows">>;
