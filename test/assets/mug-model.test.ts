import { readFile } from "node:fs/promises";

import { type Document, type Mesh, NodeIO } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { dequantize } from "@gltf-transform/functions";
import { MeshoptDecoder } from "meshoptimizer";
import { beforeAll, describe, expect, it } from "vitest";

type Point = readonly [number, number, number];

interface Vertex {
  /** Millimetres. */
  readonly position: Point;
  readonly normal: Point;
  readonly uv: readonly [number, number];
}

const FILE = new URL("../../assets/models/mug-11oz.glb", import.meta.url);
const PRINT = { width: 228.6, height: 88.9 };

let bytes: Uint8Array;
let model: Document;

beforeAll(async () => {
  bytes = await readFile(FILE);
  await MeshoptDecoder.ready;
  const io = new NodeIO()
    .registerExtensions(ALL_EXTENSIONS)
    .registerDependencies({ "meshopt.decoder": MeshoptDecoder });
  model = await io.readBinary(bytes);
  await model.transform(dequantize());
});

describe("11 oz mug model", () => {
  it("stays small enough to open on a phone", () => {
    expect(bytes.length).toBeLessThanOrEqual(110_000);
  });

  it("names its parts and materials as product documents do", () => {
    const parts = model
      .getRoot()
      .listNodes()
      .map((node) => [node.getName(), node.getMesh()?.getName(), primitiveOf(node.getName()).getMaterial()?.getName()]);
    expect(parts).toEqual([
      ["body", "body", "body"],
      ["inside", "inside", "inside"],
      ["handle", "handle", "handle"],
      ["print_wrap", "print_wrap", "print"],
    ]);
  });

  it("has the size of the blank", () => {
    const body = verticesOf("body").map((vertex) => vertex.position);
    expect(largest(body.map(([x, , z]) => Math.hypot(x, z))) * 2).toBeCloseTo(81.8, 1);
    expect(largest(body.map(([, y]) => y))).toBeCloseTo(95, 1);
    expect(-largest(body.map(([, y]) => -y))).toBeCloseTo(0, 1);
  });

  it("has a wall and a floor of at least 3 mm", () => {
    const outer = largest(verticesOf("body").map(({ position: [x, , z] }) => Math.hypot(x, z)));
    const inner = verticesOf("inside").map((vertex) => vertex.position);
    const widest = largest(inner.filter(([, y]) => y < 85).map(([x, , z]) => Math.hypot(x, z)));
    expect(outer - widest).toBeGreaterThanOrEqual(3);
    const underside = largest(
      verticesOf("body")
        .map((vertex) => vertex.position)
        .filter(([x, y, z]) => y < 20 && Math.hypot(x, z) < 30)
        .map(([, y]) => y),
    );
    expect(-largest(inner.map(([, y]) => -y)) - underside).toBeGreaterThanOrEqual(3);
  });

  it("keeps the handle's roots inside the wall, never through it", () => {
    const nearest = -largest(verticesOf("handle").map(({ position: [x, , z] }) => -Math.hypot(x, z)));
    expect(nearest).toBeGreaterThan(40.9 - 3);
    expect(nearest).toBeLessThan(40.9);
  });

  it("turns every triangle and normal outwards", () => {
    for (const name of ["body", "inside", "handle", "print_wrap"]) {
      for (const triangle of trianglesOf(name)) {
        const face = cross(triangle);
        const buried = triangle.every(({ position: [x, , z] }) => Math.hypot(x, z) < 40.95);
        if (Math.hypot(...face) < 1e-4 || (name === "handle" && buried)) continue;
        for (const { normal } of triangle) {
          expect(Math.hypot(...normal)).toBeCloseTo(1, 2);
        }
        const [a, b, c] = triangle;
        const mean = [0, 1, 2].map((axis) => (a.normal[axis] ?? 0) + (b.normal[axis] ?? 0) + (c.normal[axis] ?? 0));
        expect(face[0] * (mean[0] ?? 0) + face[1] * (mean[1] ?? 0) + face[2] * (mean[2] ?? 0)).toBeGreaterThan(0);
      }
    }
  });

  it("shows the print area in its true size, everywhere", () => {
    let total = 0;
    for (const triangle of trianglesOf("print_wrap")) {
      const [a, b, c] = triangle.map(({ uv }) => [uv[0] * PRINT.width, uv[1] * PRINT.height] as const);
      if (a === undefined || b === undefined || c === undefined) throw new Error("A triangle has three corners.");
      const flat = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
      const solid = Math.hypot(...cross(triangle)) / 2;
      expect(solid / flat).toBeGreaterThan(0.98);
      expect(solid / flat).toBeLessThan(1.02);
      total += solid;
    }
    expect(total / (PRINT.width * PRINT.height)).toBeGreaterThan(0.99);
    expect(total / (PRINT.width * PRINT.height)).toBeLessThan(1.01);
  });

  it("lays the print area right way up, opposite the handle", () => {
    const vertices = verticesOf("print_wrap");
    for (const { position, uv } of vertices) {
      const [x, y, z] = position;
      expect(Math.hypot(x, z)).toBeCloseTo(41.05, 1);
      expect(y).toBeCloseTo(47.5 + (0.5 - uv[1]) * PRINT.height, 1);
      // From -x, opposite the handle, the viewer's right is +z.
      expect(Math.atan2(z, -x) * 40.9).toBeCloseTo((uv[0] - 0.5) * PRINT.width, 0);
    }
    const uvs = vertices.flatMap(({ uv }) => uv);
    expect(largest(uvs)).toBeCloseTo(1, 3);
    expect(-largest(uvs.map((value) => -value))).toBeCloseTo(0, 3);
    expect(primitiveOf("print_wrap").getMaterial()?.getAlphaMode()).toBe("BLEND");
  });
});

function primitiveOf(name: string) {
  const mesh: Mesh | null | undefined = model
    .getRoot()
    .listNodes()
    .find((node) => node.getName() === name)
    ?.getMesh();
  const primitive = mesh?.listPrimitives()[0];
  if (!primitive) throw new Error(`The model has no part "${name}".`);
  return primitive;
}

function verticesOf(name: string): Vertex[] {
  const node = model
    .getRoot()
    .listNodes()
    .find((candidate) => candidate.getName() === name);
  const primitive = primitiveOf(name);
  const positions = primitive.getAttribute("POSITION");
  const normals = primitive.getAttribute("NORMAL");
  const uvs = primitive.getAttribute("TEXCOORD_0");
  if (!node || !positions || !normals) throw new Error(`"${name}" has no positions or normals.`);
  // Quantisation leaves a scale and a shift on the node: there is no rotation to apply.
  const scale = node.getWorldScale();
  const shift = node.getWorldTranslation();
  return Array.from({ length: positions.getCount() }, (_, index) => {
    const [x = 0, y = 0, z = 0] = positions.getElement(index, []);
    const [nx = 0, ny = 0, nz = 0] = normals.getElement(index, []);
    const [u = 0, v = 0] = uvs?.getElement(index, []) ?? [];
    const position: Point = [
      (x * scale[0] + shift[0]) * 1000,
      (y * scale[1] + shift[1]) * 1000,
      (z * scale[2] + shift[2]) * 1000,
    ];
    return { position, normal: [nx, ny, nz], uv: [u, v] };
  });
}

function trianglesOf(name: string): (readonly [Vertex, Vertex, Vertex])[] {
  const vertices = verticesOf(name);
  const indices = [...(primitiveOf(name).getIndices()?.getArray() ?? [])];
  return Array.from({ length: indices.length / 3 }, (_, triangle) => {
    const [a, b, c] = indices.slice(triangle * 3, triangle * 3 + 3).map((index) => vertices[index]);
    if (!a || !b || !c) throw new Error(`"${name}" refers to a vertex that does not exist.`);
    return [a, b, c] as const;
  });
}

function cross([a, b, c]: readonly [Vertex, Vertex, Vertex]): Point {
  const [ux, uy, uz] = [0, 1, 2].map((axis) => (b.position[axis] ?? 0) - (a.position[axis] ?? 0)) as [
    number,
    number,
    number,
  ];
  const [vx, vy, vz] = [0, 1, 2].map((axis) => (c.position[axis] ?? 0) - (a.position[axis] ?? 0)) as [
    number,
    number,
    number,
  ];
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
}

/** `Math.max(...values)` overflows the stack on a few ten thousand vertices. */
function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}
