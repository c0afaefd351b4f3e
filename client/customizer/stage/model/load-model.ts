import { Box3, Mesh } from "three";
import type { BufferGeometry, Material, Matrix4 } from "three";
import { MeshoptDecoder } from "three/examples/jsm/libs/meshopt_decoder.module.js";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";

export interface ModelPart {
  readonly name: string;
  readonly geometry: BufferGeometry;
  readonly material: Material;
  /** From the part's quantised numbers to the model's metres. */
  readonly matrix: Matrix4;
}

export interface LoadedModel {
  readonly parts: readonly ModelPart[];
  readonly bounds: Box3;
}

const cache = new Map<string, Promise<LoadedModel>>();

/** Loads a GLB once as a flat list of parts. A failure is forgotten, so that the next ask retries. */
export function loadModel(url: string): Promise<LoadedModel> {
  const known = cache.get(url);
  if (known) return known;
  const loading = load(url);
  cache.set(url, loading);
  loading.catch(() => cache.delete(url));
  return loading;
}

async function load(url: string): Promise<LoadedModel> {
  const loader = new GLTFLoader();
  loader.setMeshoptDecoder(MeshoptDecoder);
  const { scene } = await loader.loadAsync(url);
  scene.updateMatrixWorld(true);
  const parts: ModelPart[] = [];
  scene.traverse((node) => {
    if (!(node instanceof Mesh)) return;
    const { geometry, material } = node as Mesh<BufferGeometry, Material>; // GLTFLoader gives every mesh one material
    parts.push({ name: node.name, geometry, material, matrix: node.matrixWorld.clone() });
  });
  return { parts, bounds: new Box3().setFromObject(scene) };
}
