import { useFrame, useThree } from "@react-three/fiber";
import { use, useEffect, useMemo } from "react";
import { Color, Matrix4, MeshStandardMaterial, Vector3 } from "three";
import type { Material } from "three";
import type { ArtworkCanvas } from "../../paint/artwork-canvas.ts";
import { followArtwork } from "./artwork-texture.ts";
import { createContactShadow } from "./contact-shadow.ts";
import { loadModel } from "./load-model.ts";
import type { LoadedModel } from "./load-model.ts";
import { createPrintMaterial } from "./print-material.ts";

/** Fired white is not paper white: what a #ffffff glaze gives back. */
const ALBEDO = 0.9;
const COLOUR_SPEED = 9;
/** How much of the handle's weight the turning axis follows: none leaves the mug off centre, all lets it wobble. */
const AXIS_SHARE = 0.5;

export interface ProductModelProps {
  readonly url: string;
  /** Part name → #rrggbb. */
  readonly colours: ReadonlyMap<string, string>;
  /** Mesh name → its live artwork. */
  readonly prints: ReadonlyMap<string, ArtworkCanvas>;
  readonly texturePx: number | undefined;
  readonly still: boolean;
  onSize(size: StageSize): void;
}

/** The product's extent on the stage, where its largest side is 1. */
export interface StageSize {
  readonly height: number;
  /** Farthest any part comes from the turning axis. */
  readonly radius: number;
}

/** The GLB's parts in the colours picked, its print areas wearing the artwork, and its shadow on the table. */
export function ProductModel({ url, colours, prints, texturePx, still, onSize }: ProductModelProps) {
  const model = use(loadModel(url));
  const gl = useThree((state) => state.gl);
  const invalidate = useThree((state) => state.invalidate);
  const toStage = useMemo(() => stageMatrix(model), [model]);
  const materials = useMemo(
    () => new Map(model.parts.map((part) => [part.name, createMaterial(part.name, part.material)])),
    [model],
  );
  const shadow = useMemo(() => createContactShadow(gl, model.parts, toStage.matrix), [gl, model, toStage]);

  useEffect(() => onSize(toStage.size), [toStage, onSize]);
  useEffect(() => () => shadow.dispose(), [shadow]);
  useEffect(
    () => () => {
      for (const material of materials.values()) material.dispose();
    },
    [materials],
  );

  useEffect(() => {
    const stops = [...prints].map(([mesh, artwork]) => {
      const material = materials.get(mesh);
      if (!(material instanceof MeshStandardMaterial)) return () => undefined;
      const stop = followArtwork(artwork, {
        limitPx: texturePx,
        onChange(texture) {
          const first = material.map === null;
          material.map = texture;
          material.visible = true;
          if (first) material.needsUpdate = true;
          invalidate();
        },
      });
      return () => {
        stop();
        material.map = null;
        material.visible = false;
      };
    });
    return () => stops.forEach((stop) => stop());
  }, [prints, materials, texturePx, invalidate]);

  const wanted = useMemo(
    () => new Map([...colours].map(([part, colour]) => [part, new Color(colour).multiplyScalar(ALBEDO)])),
    [colours],
  );
  useEffect(() => {
    if (still) for (const [part, colour] of wanted) colourOf(materials.get(part))?.copy(colour);
    invalidate();
  }, [wanted, materials, still, invalidate]);
  useFrame((_, delta) => {
    const share = 1 - Math.exp(-COLOUR_SPEED * Math.min(delta, 0.25));
    for (const [part, colour] of wanted) {
      const shown = colourOf(materials.get(part));
      if (!shown || shown.equals(colour)) continue;
      if (distance(shown, colour) < 0.002) shown.copy(colour);
      else shown.lerp(colour, share);
      invalidate();
    }
  });

  return (
    <>
      <group matrixAutoUpdate={false} matrix={toStage.matrix}>
        {model.parts.map((part) => {
          const material = materials.get(part.name);
          const printed = isPrint(part.name);
          return (
            <mesh
              key={part.name}
              name={part.name}
              geometry={part.geometry}
              {...(material && { material })}
              matrixAutoUpdate={false}
              matrix={part.matrix}
              castShadow={!printed}
              receiveShadow
              renderOrder={printed ? 1 : 0}
              dispose={null}
            />
          );
        })}
      </group>
      <primitive object={shadow.mesh} />
    </>
  );
}

/** Print areas are the meshes whose name says so; everything else is the thing itself. */
function isPrint(part: string): boolean {
  return part.startsWith("print_");
}

function createMaterial(part: string, own: Material): Material {
  if (!isPrint(part)) return own.clone();
  const material = createPrintMaterial(own);
  material.visible = false;
  return material;
}

/** Stands the model on the table, its turning axis in the middle, its largest side 1. */
function stageMatrix({ bounds }: LoadedModel): { readonly matrix: Matrix4; readonly size: StageSize } {
  const size = bounds.getSize(new Vector3());
  const centre = bounds.getCenter(new Vector3());
  const scale = 1 / Math.max(size.x, size.y, size.z);
  const axis = new Vector3(centre.x * AXIS_SHARE, bounds.min.y, centre.z * AXIS_SHARE);
  const matrix = new Matrix4().makeScale(scale, scale, scale).multiply(new Matrix4().makeTranslation(axis.negate()));
  const reach = Math.max(
    Math.abs(bounds.min.x + axis.x),
    Math.abs(bounds.max.x + axis.x),
    Math.abs(bounds.min.z + axis.z),
    Math.abs(bounds.max.z + axis.z),
  );
  return { matrix, size: { height: size.y * scale, radius: reach * scale } };
}

function colourOf(material: Material | undefined): Color | undefined {
  return material instanceof MeshStandardMaterial ? material.color : undefined;
}

function distance(a: Color, b: Color): number {
  return Math.abs(a.r - b.r) + Math.abs(a.g - b.g) + Math.abs(a.b - b.b);
}
