import { MeshPhysicalMaterial } from "three";
import type { Material } from "three";

/**
 * The material of a print area: the model's own gloss, coloured by the artwork where there is any.
 *
 * Canvas pixels are premultiplied sRGB. Reading them as straight colour draws a dark rim round every letter, so they are
 * uploaded premultiplied and undecoded, mixed as such by the sampler, and only then divided by alpha and made linear.
 */
export function createPrintMaterial(own: Material): MeshPhysicalMaterial {
  const material = own instanceof MeshPhysicalMaterial ? own.clone() : new MeshPhysicalMaterial({ roughness: 0.35 });
  material.color.set(1, 1, 1);
  material.transparent = true;
  material.depthWrite = false;
  material.polygonOffset = true;
  material.polygonOffsetFactor = -2;
  material.polygonOffsetUnits = -2;
  material.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace(
      "#include <map_fragment>",
      /* glsl */ `#ifdef USE_MAP
        vec4 printed = texture2D(map, vMapUv);
        if (printed.a < 0.004) discard;
        diffuseColor = vec4(sRGBTransferEOTF(vec4(printed.rgb / printed.a, 1.0)).rgb, printed.a);
      #endif`,
    );
  };
  return material;
}
