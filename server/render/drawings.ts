import { readFileSync } from "node:fs";
import { readDrawing } from "../../configurator-schemas/artwork/drawing.ts";
import type { Drawing, DrawingSource } from "../../configurator-schemas/artwork/drawing.ts";
import type { SvgDrawing } from "../../configurator-schemas/artwork/svg/svg-drawing.ts";
import type { UploadFiles } from "./paint-raster.ts";

/** Outlines of a design's uploads, each read when it is first asked for. */
export function drawingsOf(uploads: UploadFiles): DrawingSource {
  const read = new Map<string, Drawing | undefined>();
  return (upload) => {
    const path = Object.hasOwn(uploads, upload) ? uploads[upload]?.drawingPath : undefined;
    if (path === undefined) return undefined;
    if (!read.has(upload)) read.set(upload, readDrawing(JSON.parse(readFileSync(path, "utf8")) as SvgDrawing)); // made by ingest
    return read.get(upload);
  };
}
