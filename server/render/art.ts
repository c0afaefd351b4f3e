import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ArtPiece, ArtSource } from "../../configurator-schemas/artwork/draw-art.ts";

const FOLDER = new URL("../../assets/art/pieces/", import.meta.url);
let pieces: ReadonlyMap<string, ArtPiece> | undefined;

/** The library of motifs, read when the first design asks for one. */
export const art: ArtSource = (id) => {
  pieces ??= new Map(readAll().map((piece) => [piece.id, piece]));
  return pieces.get(id);
};

function readAll(): readonly ArtPiece[] {
  return readdirSync(fileURLToPath(FOLDER)).flatMap(
    (file) => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as readonly ArtPiece[], // made by assets/art/build.ts
  );
}
