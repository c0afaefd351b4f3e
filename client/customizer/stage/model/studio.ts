import {
  BackSide,
  Color,
  Float32BufferAttribute,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  PMREMGenerator,
  Scene,
  SphereGeometry,
} from "three";
import type { Texture, WebGLRenderer } from "three";

interface Softbox {
  readonly position: readonly [x: number, y: number, z: number];
  readonly size: readonly [width: number, height: number];
  readonly light: number;
  readonly tint?: string;
}

/**
 * A product photographer's table: one large soft light in front to the left, a tall strip at either edge that draws the
 * contour on glaze, a sheet overhead. Described, not photographed: no file to load, and the same on every machine.
 */
const SOFTBOXES: readonly Softbox[] = [
  { position: [-4.6, 3.6, 4.2], size: [3.6, 4.4], light: 7.5 },
  { position: [0.4, 6.5, 0.6], size: [6, 5], light: 3.2 },
  { position: [6.2, 2.4, 1.2], size: [1.1, 6], light: 9, tint: "#fff4e6" },
  { position: [-6.4, 2.2, -2.6], size: [1, 6], light: 6, tint: "#eef4ff" },
  { position: [3.2, 1.4, 6], size: [2.4, 2.6], light: 1.6 },
];
const WALLS = { top: "#e9e7e4", horizon: "#b9b5b0", floor: "#a79f96" } as const;

/** The light of the studio as an environment map; the caller disposes the texture. */
export function createStudio(renderer: WebGLRenderer): Texture {
  const scene = new Scene();
  scene.add(createWalls());
  for (const softbox of SOFTBOXES) scene.add(createSoftbox(softbox));
  const generator = new PMREMGenerator(renderer);
  const { texture } = generator.fromScene(scene, 0.015);
  generator.dispose();
  scene.traverse((node) => {
    if (!(node instanceof Mesh)) return;
    const { geometry, material } = node as Mesh<PlaneGeometry, MeshBasicMaterial>; // all made below
    geometry.dispose();
    material.dispose();
  });
  return texture;
}

function createWalls(): Mesh {
  const geometry = new SphereGeometry(12, 32, 24);
  const [top, horizon, floor] = [new Color(WALLS.top), new Color(WALLS.horizon), new Color(WALLS.floor)];
  const positions = geometry.getAttribute("position");
  const colours: number[] = [];
  for (let i = 0; i < positions.count; i++) {
    const height = positions.getY(i) / 12;
    const colour = horizon.clone().lerp(height > 0 ? top : floor, Math.min(1, Math.abs(height) * 1.6));
    colours.push(colour.r, colour.g, colour.b);
  }
  geometry.setAttribute("color", new Float32BufferAttribute(colours, 3));
  return new Mesh(geometry, new MeshBasicMaterial({ vertexColors: true, side: BackSide }));
}

function createSoftbox({ position, size, light, tint = "#ffffff" }: Softbox): Mesh {
  const material = new MeshBasicMaterial({ color: new Color(tint).multiplyScalar(light) });
  const mesh = new Mesh(new PlaneGeometry(...size), material);
  mesh.position.set(...position);
  mesh.lookAt(0, 0.4, 0);
  return mesh;
}
