import {
  CustomBlending,
  DoubleSide,
  MaxEquation,
  Mesh,
  MeshBasicMaterial,
  NoBlending,
  OneFactor,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  WebGLRenderTarget,
} from "three";
import type { Matrix4, WebGLRenderer } from "three";
import { FullScreenQuad } from "three/examples/jsm/postprocessing/Pass.js";
import { HorizontalBlurShader } from "three/examples/jsm/shaders/HorizontalBlurShader.js";
import { VerticalBlurShader } from "three/examples/jsm/shaders/VerticalBlurShader.js";
import type { ModelPart } from "./load-model.ts";

const SIZE_PX = 256;
/** In the product's largest sides: how wide the shadow's plane is, and up to which height things still darken the table. */
const WIDTH = 2.2;
const HEIGHT = 0.34;
const BLURS_PX = [3.4, 1.8, 0.9];

export interface ContactShadow {
  readonly mesh: Mesh<PlaneGeometry, MeshBasicMaterial>;
  dispose(): void;
}

/**
 * The dark where a thing touches the table: seen once from below, blurred, laid on the floor. It turns with the product,
 * because its light comes from straight above, so no frame ever pays for it again.
 */
export function createContactShadow(
  renderer: WebGLRenderer,
  parts: readonly ModelPart[],
  toStage: Matrix4,
): ContactShadow {
  const target = new WebGLRenderTarget(SIZE_PX, SIZE_PX);
  const other = new WebGLRenderTarget(SIZE_PX, SIZE_PX);
  const clearAlpha = renderer.getClearAlpha();
  renderer.setClearAlpha(0);
  lookFromBelow(renderer, { parts, toStage, target });
  for (const radius of BLURS_PX) blur(renderer, [target, other], radius);
  renderer.setRenderTarget(null);
  renderer.setClearAlpha(clearAlpha);
  other.dispose();

  const material = new MeshBasicMaterial({
    map: target.texture,
    color: "#33261b",
    transparent: true,
    opacity: 0.55,
    depthWrite: false,
    side: DoubleSide,
    toneMapped: false,
  });
  const mesh = new Mesh(new PlaneGeometry(WIDTH, WIDTH), material);
  mesh.rotation.x = Math.PI / 2; // lies as the camera below saw it
  mesh.renderOrder = -1;
  return {
    mesh,
    dispose() {
      mesh.geometry.dispose();
      material.dispose();
      target.dispose();
    },
  };
}

interface BelowView {
  readonly parts: readonly ModelPart[];
  readonly toStage: Matrix4;
  readonly target: WebGLRenderTarget;
}

/** Alpha = how near the product comes to the table there. */
function lookFromBelow(renderer: WebGLRenderer, { parts, toStage, target }: BelowView): void {
  const half = WIDTH / 2;
  const camera = new OrthographicCamera(-half, half, half, -half, 0, HEIGHT);
  camera.rotation.x = Math.PI / 2;
  const nearness = new ShaderMaterial({
    vertexShader: /* glsl */ `
      varying float near;
      void main() {
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
        near = 0.5 - 0.5 * gl_Position.z;
      }`,
    fragmentShader: /* glsl */ `
      varying float near;
      void main() { gl_FragColor = vec4(1.0, 1.0, 1.0, near * near); }`,
    blending: CustomBlending,
    blendEquation: MaxEquation,
    blendSrc: OneFactor,
    blendDst: OneFactor,
    depthTest: false,
    side: DoubleSide,
    transparent: true,
  });
  const scene = new Scene();
  for (const part of parts) {
    const mesh = new Mesh(part.geometry, nearness);
    mesh.matrixAutoUpdate = false;
    mesh.matrix.multiplyMatrices(toStage, part.matrix);
    scene.add(mesh);
  }
  renderer.setRenderTarget(target);
  renderer.clear();
  renderer.render(scene, camera);
  nearness.dispose();
}

function blur(
  renderer: WebGLRenderer,
  [a, b]: readonly [WebGLRenderTarget, WebGLRenderTarget],
  radiusPx: number,
): void {
  const passes = [
    { shader: HorizontalBlurShader, uniform: "h", from: a, to: b },
    { shader: VerticalBlurShader, uniform: "v", from: b, to: a },
  ];
  for (const { shader, uniform, from, to } of passes) {
    const material = new ShaderMaterial({
      uniforms: { tDiffuse: { value: from.texture }, [uniform]: { value: radiusPx / SIZE_PX } },
      vertexShader: shader.vertexShader,
      fragmentShader: shader.fragmentShader,
      blending: NoBlending,
      depthTest: false,
    });
    const quad = new FullScreenQuad(material);
    renderer.setRenderTarget(to);
    quad.render(renderer);
    quad.dispose();
    material.dispose();
  }
}
