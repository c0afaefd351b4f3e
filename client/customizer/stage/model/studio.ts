import {
  BackSide,
  BoxGeometry,
  Color,
  CubeCamera,
  HalfFloatType,
  LinearMipmapLinearFilter,
  LinearSRGBColorSpace,
  Mesh,
  NoBlending,
  ShaderChunk,
  ShaderMaterial,
  Vector2,
  Vector3,
  WebGLCubeRenderTarget,
} from "three";
import type { WebGLRenderer } from "three";

interface Softbox {
  readonly position: readonly [x: number, y: number, z: number];
  readonly size: readonly [width: number, height: number];
  readonly light: number;
  readonly tint?: string;
}

/**
 * A product photographer's table: one large soft light in front to the left, a tall strip at either edge that draws the
 * contour on glaze, a sheet overhead, a little from the camera.
 */
const SOFTBOXES: readonly Softbox[] = [
  { position: [-4.6, 3.6, 4.2], size: [3.6, 4.4], light: 7.5 },
  { position: [0.4, 6.5, 0.6], size: [6, 5], light: 3.2 },
  { position: [6.2, 2.4, 1.2], size: [1.1, 6], light: 9, tint: "#fff4e6" },
  { position: [-6.4, 2.2, -2.6], size: [1, 6], light: 6, tint: "#eef4ff" },
  { position: [3.2, 1.4, 6], size: [2.4, 2.6], light: 1.6 },
];
const WALLS = { top: "#e9e7e4", horizon: "#b9b5b0", floor: "#a79f96" } as const;

/** Cube sides of the levels, mirror to matt, and how many directions each texel gathers its light from. */
const LEVELS = [
  { sizePx: 128, samples: 1 },
  { sizePx: 64, samples: 72 },
  { sizePx: 32, samples: 128 },
  { sizePx: 16, samples: 220 },
] as const;

/**
 * The light of the studio as a prefiltered environment; the caller disposes it. Described instead of photographed: no file
 * to load. And filtered straight from the description: three's PMREMGenerator filters a picture of it, at 256 px at
 * least, which took 2.6 to 3.3 s without a GPU where this took less than 0.9 s.
 */
export function createStudio(renderer: WebGLRenderer): WebGLCubeRenderTarget {
  const target = new WebGLCubeRenderTarget(LEVELS[0].sizePx, {
    type: HalfFloatType,
    colorSpace: LinearSRGBColorSpace,
    minFilter: LinearMipmapLinearFilter,
    generateMipmaps: false,
    depthBuffer: false,
  });
  // What three's own prefiltered cubes look like (PMREMGenerator, r187): it then uses this one as it is.
  const mipmaps = LEVELS.map(({ sizePx }) => ({ width: sizePx, height: sizePx }));
  Object.assign(target.texture, { mipmaps, isPMREMTexture: true });

  const filter = { roughness: { value: 0 }, samples: { value: 1 } };
  const material = createLightMaterial(filter);
  const room = new Mesh(new BoxGeometry(5, 5, 5), material);
  const camera = new CubeCamera(1, 10, target);
  LEVELS.forEach(({ sizePx, samples }, level) => {
    const roughness = 1 - Math.sqrt(1 - level / (LEVELS.length - 1));
    filter.roughness.value = roughness;
    filter.samples.value = samples;
    material.uniformsNeedUpdate = true;
    camera.activeMipmapLevel = level;
    // The renderer does not shrink a target's viewport to the level it draws into.
    target.viewport.set(0, 0, sizePx, sizePx);
    camera.update(renderer, room);
  });
  target.viewport.set(0, 0, target.width, target.height);
  room.geometry.dispose();
  material.dispose();
  return target;
}

function createLightMaterial(filter: Record<"roughness" | "samples", { value: number }>): ShaderMaterial {
  const eye = new Vector3(0, 0.4, 0);
  const boxes = SOFTBOXES.map(({ position, size, light, tint = "#ffffff" }) => {
    const centre = new Vector3(...position);
    const normal = eye.clone().sub(centre).normalize();
    const right = new Vector3(0, 1, 0).cross(normal).normalize();
    const colour = new Color(tint).multiplyScalar(light);
    return {
      centre,
      normal,
      right,
      up: normal.clone().cross(right),
      half_: new Vector2(...size).divideScalar(2),
      colour,
    };
  });
  return new ShaderMaterial({
    uniforms: {
      ...filter,
      top: { value: new Color(WALLS.top) },
      horizon: { value: new Color(WALLS.horizon) },
      ground: { value: new Color(WALLS.floor) },
      boxes: { value: boxes },
    },
    vertexShader: ShaderChunk.cube_vert,
    fragmentShader: LIGHT_SHADER,
    side: BackSide,
    blending: NoBlending,
    depthTest: false,
    depthWrite: false,
  });
}

/** GGX-weighted light per direction (view = normal), gathered along a golden-angle spiral. */
const LIGHT_SHADER = /* glsl */ `
  struct Softbox { vec3 centre; vec3 normal; vec3 right; vec3 up; vec2 half_; vec3 colour; };
  varying vec3 vWorldDirection;
  uniform float roughness;
  uniform int samples;
  uniform vec3 top;
  uniform vec3 horizon;
  uniform vec3 ground;
  uniform Softbox boxes[${SOFTBOXES.length}];
  #include <common>

  vec3 lightFrom(vec3 direction) {
    vec3 light = mix(horizon, direction.y > 0.0 ? top : ground, min(1.0, abs(direction.y) * 1.6));
    for (int i = 0; i < ${SOFTBOXES.length}; i++) {
      float towards = dot(direction, boxes[i].normal);
      if (towards > -0.01) continue;
      vec3 hit = direction * (dot(boxes[i].centre, boxes[i].normal) / towards) - boxes[i].centre;
      vec2 inside = boxes[i].half_ - abs(vec2(dot(hit, boxes[i].right), dot(hit, boxes[i].up)));
      // The rougher, the softer: the spiral's few directions would show every hard edge as a stripe.
      float edge = 0.15 + 2.5 * roughness;
      vec2 soft = smoothstep(vec2(-edge), vec2(edge), inside);
      light = mix(light, boxes[i].colour, soft.x * soft.y);
    }
    return light;
  }

  void main() {
    vec3 n = normalize(vWorldDirection);
    float alpha2 = pow(roughness, 4.0);
    vec3 tangent = normalize(cross(abs(n.z) < 0.999 ? vec3(0.0, 0.0, 1.0) : vec3(1.0, 0.0, 0.0), n));
    vec3 bitangent = cross(n, tangent);
    vec3 sum = vec3(0.0);
    float weight = 0.0;
    for (int i = 0; i < samples; i++) {
      float x = (float(i) + 0.5) / float(samples);
      if (samples == 1) x = 0.0;
      float inverse = 1.0 / (1.0 - x + alpha2 * x);
      float cosine = (1.0 - x - alpha2 * x) * inverse;
      if (cosine <= 0.0) continue;
      float sine = sqrt(max(0.0, 1.0 - cosine * cosine));
      float turn = 2.399963 * float(i);
      sum += lightFrom(n * cosine + (tangent * cos(turn) + bitangent * sin(turn)) * sine) * cosine;
      weight += cosine;
    }
    gl_FragColor = vec4(sum / weight, 1.0);
  }`;
