import type { Document } from "@gltf-transform/core";
import { KHRMaterialsClearcoat } from "@gltf-transform/extensions";

import { sweepHandle } from "./handle.ts";
import { turnProfile } from "./lathe.ts";
import { levelCentre, type ProfilePoint, sampleArc } from "./profile.ts";
import { bendPrintWrap } from "./print-wrap.ts";
import { addMesh } from "./write-model.ts";

/**
 * The common 11 oz sublimation mug, millimetres: outside 81.8 mm across (257 mm round) and 95 mm high, the blank most print
 * shops list; the wall is 4 mm as on the fired blanks, the brim holds about 340 ml.
 */
const RADIUS = 40.9;
const HEIGHT = 95;
const WALL = 4;

/** The straight part of the outside, between the foot's and the rim's rounding: 90 mm, so that 88.9 mm of print fit. */
const STRAIGHT = { bottom: 2.5, top: 92.5 } as const;

const FLOOR = { underside: 2.4, inside: 6.6, cornerRadius: 9 } as const;

const RADIAL_SEGMENTS = 144;

/** Where the outside glaze ends: past the crest, so that from the side of a two-tone mug the whole lip has the body's colour. */
const RIM_SPLIT = Math.PI * 0.66;

/** The full wrap: 9 × 3.5 in. */
const PRINT = { width: 228.6, height: 88.9 } as const;

/** Builds the mug: meshes `body`, `inside`, `handle` and the print area `print_wrap`; handle towards +x, standing on y = 0. */
export function buildMug11oz(document: Document): void {
  const coat = document
    .createExtension(KHRMaterialsClearcoat)
    .createClearcoat()
    .setClearcoatFactor(0.6)
    .setClearcoatRoughnessFactor(0.05);
  // One material per part, though alike: shops sell the inside and the handle in other colours.
  const glaze = (name: string) =>
    document
      .createMaterial(name)
      .setBaseColorFactor([0.9, 0.9, 0.89, 1])
      .setMetallicFactor(0)
      .setRoughnessFactor(0.2)
      .setExtension("KHR_materials_clearcoat", coat);
  const print = document
    .createMaterial("print")
    .setMetallicFactor(0)
    .setRoughnessFactor(0.3)
    .setAlphaMode("BLEND")
    .setExtension("KHR_materials_clearcoat", coat);

  addMesh(document, {
    name: "body",
    surface: turnProfile(outsideProfile(), RADIAL_SEGMENTS),
    material: glaze("body"),
  });
  addMesh(document, {
    name: "inside",
    surface: turnProfile(insideProfile(), RADIAL_SEGMENTS),
    material: glaze("inside"),
  });
  addMesh(document, { name: "handle", surface: handleSurface(), material: glaze("handle") });
  addMesh(document, { name: "print_wrap", surface: printSurface(), material: print });
}

/** From the middle of the underside over the foot ring and the wall to the split on the rim. */
function outsideProfile(): ProfilePoint[] {
  const ring = { inner: 31.6, contact: 34.6 } as const;
  return [
    levelCentre(FLOOR.underside, -1),
    ...sampleArc({
      centre: [ring.inner, FLOOR.underside / 2],
      radii: [1.4, FLOOR.underside / 2],
      from: Math.PI / 2,
      to: 0,
      steps: 4,
      bulge: "concave",
    }),
    ...sampleArc({
      centre: [ring.contact, FLOOR.underside / 2],
      radii: [ring.contact - ring.inner - 1.4, FLOOR.underside / 2],
      from: Math.PI,
      to: 1.5 * Math.PI,
      steps: 4,
      bulge: "convex",
    }).slice(1),
    ...sampleArc({
      centre: [37.6, STRAIGHT.bottom],
      radii: [RADIUS - 37.6, STRAIGHT.bottom],
      from: -Math.PI / 2,
      to: 0,
      steps: 8,
      bulge: "convex",
    }),
    ...rimArc(0, RIM_SPLIT, 12),
  ];
}

/** From the split on the rim down the inner wall to the middle of the floor. */
function insideProfile(): ProfilePoint[] {
  const inner = RADIUS - WALL;
  const corner = FLOOR.cornerRadius;
  return [
    ...rimArc(RIM_SPLIT, Math.PI, 6),
    ...sampleArc({
      centre: [inner - corner, FLOOR.inside + corner],
      radii: [corner, corner],
      from: 0,
      to: -Math.PI / 2,
      steps: 10,
      bulge: "concave",
    }),
    levelCentre(FLOOR.inside, 1),
  ];
}

function rimArc(from: number, to: number, steps: number): ProfilePoint[] {
  const radii = [WALL / 2, HEIGHT - STRAIGHT.top] as const;
  return sampleArc({
    centre: [RADIUS - WALL / 2, STRAIGHT.top],
    radii,
    from,
    to,
    steps,
    bulge: "convex",
  });
}

function handleSurface() {
  return sweepHandle({
    wallRadius: RADIUS,
    // A natural D: level at the top for the thumb, full in the upper third, drawn in below for the little finger.
    centreLine: [
      [-0.6, 76.5],
      [3.2, 76.7],
      [10, 78.2],
      [21, 79.2],
      [30.5, 73.5],
      [33.2, 61],
      [32, 48],
      [27.2, 35.5],
      [18.5, 26],
      [9, 21.8],
      [3.2, 20.4],
      [-0.6, 20.2],
    ],
    halfWidth: [6.6, 5.6],
    halfThickness: [4.4, 4],
    fillet: 5.2,
    squareness: 2.15,
    rings: 80,
    segments: 30,
  });
}

function printSurface() {
  return bendPrintWrap({
    radius: RADIUS,
    offset: 0.15,
    ...PRINT,
    middle: (STRAIGHT.bottom + STRAIGHT.top) / 2,
    columns: 144,
  });
}
