import { type Accessor, Document, Logger, type Material, NodeIO } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { meshopt, prune, weld } from "@gltf-transform/functions";
import { MeshoptDecoder, MeshoptEncoder } from "meshoptimizer";

import type { Surface } from "./surface.ts";

const METRES_PER_MILLIMETRE = 0.001;

interface NamedMesh {
  /** Name of both the node and the mesh: product documents refer to it. */
  readonly name: string;
  readonly surface: Surface;
  readonly material: Material;
}

/** An empty model with one scene and one buffer. */
export function createModel(name: string): Document {
  const document = new Document().setLogger(new Logger(Logger.Verbosity.WARN));
  document.createBuffer();
  document.getRoot().setDefaultScene(document.createScene(name));
  return document;
}

/** Adds a surface as a named node, converted to metres. */
export function addMesh(document: Document, { name, surface, material }: NamedMesh): void {
  const positions = surface.positions.map((value) => value * METRES_PER_MILLIMETRE);
  const primitive = document
    .createPrimitive()
    .setMaterial(material)
    .setAttribute("POSITION", floats(document, "VEC3", positions))
    .setAttribute("NORMAL", floats(document, "VEC3", surface.normals))
    .setIndices(
      document
        .createAccessor()
        .setType("SCALAR")
        .setArray(new Uint32Array(withoutEmptyTriangles(positions, surface.indices)))
        .setBuffer(onlyBuffer(document)),
    );
  if (surface.uvs) primitive.setAttribute("TEXCOORD_0", floats(document, "VEC2", surface.uvs));
  const node = document.createNode(name).setMesh(document.createMesh(name).addPrimitive(primitive));
  document.getRoot().getDefaultScene()?.addChild(node);
}

/**
 * Writes a model as a small GLB: 14-bit attributes, because 8-bit normals band visibly on glaze, in meshopt's compression.
 * `keepAttributes` holds on to the print areas' UVs, which no texture in the file uses: the artwork comes later.
 */
export async function writeModel(document: Document): Promise<Uint8Array> {
  await MeshoptEncoder.ready;
  const io = new NodeIO()
    .registerExtensions(ALL_EXTENSIONS)
    .registerDependencies({ "meshopt.encoder": MeshoptEncoder, "meshopt.decoder": MeshoptDecoder });
  await document.transform(
    weld(),
    prune({ keepAttributes: true }),
    meshopt({
      encoder: MeshoptEncoder,
      level: "medium",
      quantizePosition: 14,
      quantizeNormal: 14,
      quantizeTexcoord: 14,
    }),
  );
  return io.writeBinary(document);
}

function floats(document: Document, type: "VEC2" | "VEC3", values: readonly number[]): Accessor {
  return document.createAccessor().setType(type).setArray(new Float32Array(values)).setBuffer(onlyBuffer(document));
}

function onlyBuffer(document: Document) {
  const buffer = document.getRoot().listBuffers()[0];
  if (buffer === undefined) throw new Error("A model needs the buffer that createModel gives it.");
  return buffer;
}

/** Drops triangles with two corners in one place: those at the axis of a turned profile. */
function withoutEmptyTriangles(positions: readonly number[], indices: readonly number[]): number[] {
  const same = (a: number, b: number) => [0, 1, 2].every((axis) => positions[a * 3 + axis] === positions[b * 3 + axis]);
  const kept: number[] = [];
  for (let corner = 0; corner < indices.length; corner += 3) {
    const [a, b, c] = indices.slice(corner, corner + 3);
    if (a === undefined || b === undefined || c === undefined) continue;
    if (!same(a, b) && !same(b, c) && !same(a, c)) kept.push(a, b, c);
  }
  return kept;
}
