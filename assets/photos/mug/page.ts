/// <reference lib="dom" />
/** Runs in the browser: photographs the mug with many small lights, one after the other, and averages the pictures. */
import studio from "@pmndrs/assets/hdri/studio.exr.js";
import {
  CanvasTexture,
  Color,
  DataUtils,
  type DataTexture,
  DirectionalLight,
  EquirectangularReflectionMapping,
  Mesh,
  MeshStandardMaterial,
  NeutralToneMapping,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  PMREMGenerator,
  Scene,
  ShadowMaterial,
  SRGBColorSpace,
  WebGLRenderer,
} from "three";
import { EXRLoader } from "three/addons/loaders/EXRLoader.js";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { MeshoptDecoder } from "three/addons/libs/meshopt_decoder.module.js";

const SIZE = 1200;

/** Pictures averaged: each has its own light and a camera moved by a part of a pixel. */
const PICTURES = 96;

/** Degrees and metres: a little above the rim, the handle to the right. */
const CAMERA = { azimuth: -38, elevation: 13, distance: 0.52, fieldOfView: 19, target: [0.008, 0.0455, 0] } as const;

const BACKDROP = "#e9e5de";

/** Answers sRGB bytes, red, green, blue, row by row from the top. */
export type PhotographMug = (modelUrl: string, artworkUrl: string) => Promise<number[]>;

declare global {
  interface Window {
    photographMug: PhotographMug;
  }
}

window.photographMug = async (modelUrl, artworkUrl) => {
  const renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
  renderer.setSize(SIZE, SIZE);
  renderer.toneMapping = NeutralToneMapping;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;

  const scene = new Scene();
  scene.background = new Color(BACKDROP);
  scene.environment = new PMREMGenerator(renderer).fromEquirectangular(await greyStudio()).texture;
  scene.environmentIntensity = 0.62;
  scene.environmentRotation.y = 5.1;
  scene.add(await loadMug(modelUrl, artworkUrl));
  const floor = new Mesh(new PlaneGeometry(4, 4), new ShadowMaterial({ opacity: 0.42 }));
  floor.rotation.x = -Math.PI / 2;
  floor.receiveShadow = true;
  scene.add(floor);
  const light = keyLight();
  scene.add(light);

  const camera = placeCamera();
  const sums = new Float64Array(SIZE * SIZE * 3);
  const pixels = new Uint8Array(SIZE * SIZE * 4);
  const gl = renderer.getContext();
  for (let picture = 0; picture < PICTURES; picture++) {
    moveLight(light, picture);
    camera.setViewOffset(SIZE, SIZE, halton(picture + 1, 2) - 0.5, halton(picture + 1, 3) - 0.5, SIZE, SIZE);
    renderer.render(scene, camera);
    gl.readPixels(0, 0, SIZE, SIZE, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    for (let index = 0; index < SIZE * SIZE; index++) {
      for (let channel = 0; channel < 3; channel++) sums[index * 3 + channel]! += pixels[index * 4 + channel]!;
    }
  }
  // WebGL counts rows from the bottom.
  return Array.from({ length: SIZE * SIZE * 3 }, (_, index) => {
    const row = SIZE - 1 - Math.floor(index / (SIZE * 3));
    return Math.round(sums[row * SIZE * 3 + (index % (SIZE * 3))]! / PICTURES);
  });
};

/** The studio's light without its tint: a white mug must look white. */
async function greyStudio(): Promise<DataTexture> {
  const texture = await new EXRLoader().loadAsync(studio);
  const data = texture.image.data;
  if (!(data instanceof Uint16Array)) throw new Error("The studio environment is expected in half floats.");
  for (let index = 0; index < data.length; index += 4) {
    const [red, green, blue] = [0, 1, 2].map((channel) => DataUtils.fromHalfFloat(data[index + channel]!));
    const grey = DataUtils.toHalfFloat(0.2126 * red! + 0.7152 * green! + 0.0722 * blue!);
    data.fill(grey, index, index + 3);
  }
  texture.mapping = EquirectangularReflectionMapping;
  return texture;
}

async function loadMug(modelUrl: string, artworkUrl: string) {
  const { scene: mug } = await new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).loadAsync(modelUrl);
  const image = new Image();
  image.src = artworkUrl;
  await image.decode();
  const texture = new CanvasTexture(image);
  texture.flipY = false;
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 16;
  mug.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    part.receiveShadow = true;
    part.castShadow = part.name !== "print_wrap";
    if (part.name === "print_wrap" && part.material instanceof MeshStandardMaterial) {
      part.material.map = texture;
      part.material.transparent = true;
      part.material.polygonOffset = true;
      part.material.polygonOffsetFactor = -2;
      part.material.polygonOffsetUnits = -2;
    }
  });
  return mug;
}

function keyLight(): DirectionalLight {
  const light = new DirectionalLight("#ffffff", 0.55);
  light.castShadow = true;
  // A coarse, blurred shadow: a hundred sharp ones would still show their edges.
  light.shadow.mapSize.set(512, 512);
  light.shadow.radius = 7;
  Object.assign(light.shadow.camera, { left: -0.16, right: 0.16, top: 0.16, bottom: -0.16, near: 0.1, far: 3 });
  light.shadow.normalBias = 0.001;
  return light;
}

/** Two lights of three stand for the large softbox at the upper left, the third for the white room all around. */
function moveLight(light: DirectionalLight, picture: number): void {
  const [a, b] = [halton(picture + 1, 5), halton(picture + 1, 7)];
  if (picture % 3 === 2) {
    const height = 0.25 + 0.75 * a;
    const across = Math.sqrt(1 - height * height);
    light.position.set(across * Math.cos(2 * Math.PI * b), height, across * Math.sin(2 * Math.PI * b));
  } else {
    light.position.set(-0.95 + 0.7 * a, 0.95, -0.05 + 0.75 * b).normalize();
  }
}

function placeCamera(): PerspectiveCamera {
  const [azimuth, elevation] = [CAMERA.azimuth, CAMERA.elevation].map((degrees) => (degrees * Math.PI) / 180);
  const [x, y, z] = CAMERA.target;
  const across = CAMERA.distance * Math.cos(elevation!);
  const camera = new PerspectiveCamera(CAMERA.fieldOfView, 1, 0.01, 10);
  camera.position.set(
    x + across * Math.sin(azimuth!),
    y + CAMERA.distance * Math.sin(elevation!),
    z + across * Math.cos(azimuth!),
  );
  camera.lookAt(x, y, z);
  return camera;
}

/** Evenly spread numbers in [0, 1) that are the same on every run. */
function halton(index: number, base: number): number {
  let result = 0;
  let share = 1 / base;
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    result += (rest % base) * share;
    share /= base;
  }
  return result;
}
