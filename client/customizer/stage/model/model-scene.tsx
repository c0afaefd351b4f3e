import { useFrame, useThree } from "@react-three/fiber";
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { PerspectiveCamera } from "three";
import type { Group } from "three";
import { isSoftwareRendered } from "./is-software-rendered.ts";
import { ProductModel } from "./product-model.tsx";
import type { ProductModelProps, StageSize } from "./product-model.tsx";
import { createStudio } from "./studio.ts";
import type { Turntable } from "./turntable.ts";

/** Narrow, like a portrait lens: a wide one makes a mug look like a barrel. */
const FIELD_OF_VIEW_DEG = 19;
/** The camera stands on the +z side; azimuths are counted from +x. */
const CAMERA_SIDE_DEG = 90;
/** Room left around the product. */
const AIR = 1.22;
/** The view buttons lie over the bottom of the picture; the product stands above them. */
const BUTTONS_PX = 56;
const ENVIRONMENT_LIGHT = 0.9;

/** Without a GPU, large textures cost seconds; `?tex=` in the page's address sets another limit. */
const SOFTWARE_TEXTURE_PX = 1024;

interface ModelSceneProps extends Omit<ProductModelProps, "onSize" | "texturePx"> {
  readonly turntable: Turntable;
  onFrame(): void;
  onPicture(draw: (() => HTMLCanvasElement | undefined) | undefined): void;
  /** Hands out how to ask for a frame: nothing is drawn unless something changed. */
  onInvalidate(invalidate: () => void): void;
}

/** The photographer's set: studio light, one key light with a shadow, the table, the product on its turntable. */
export function ModelScene({ turntable, onFrame, onPicture, onInvalidate, ...product }: ModelSceneProps) {
  const { gl, scene, invalidate } = useThree();
  const [size, setSize] = useState<StageSize>();
  const onSize = useCallback((next: StageSize) => setSize(next), []);
  useEffect(() => onInvalidate(invalidate), [invalidate, onInvalidate]);
  const texturePx = useMemo(() => textureLimit(isSoftwareRendered(gl.getContext())), [gl]);
  const studio = useMemo(() => createStudio(gl), [gl]);
  useEffect(() => {
    scene.environment = studio.texture;
    scene.environmentIntensity = ENVIRONMENT_LIGHT;
    invalidate();
    return () => {
      scene.environment = null;
      studio.dispose();
    };
  }, [scene, studio, invalidate]);

  return (
    <>
      <directionalLight
        position={[-2.4, 3.4, 2.4]}
        intensity={1.2}
        castShadow
        shadow-mapSize={[1024, 1024]}
        shadow-camera-left={-1}
        shadow-camera-right={1}
        shadow-camera-top={1}
        shadow-camera-bottom={-1}
        shadow-camera-near={1}
        shadow-camera-far={8}
        shadow-radius={9}
        shadow-bias={-0.0004}
        shadow-normalBias={0.012}
      />
      <mesh rotation-x={-Math.PI / 2} receiveShadow renderOrder={-2}>
        <planeGeometry args={[6, 6]} />
        <shadowMaterial transparent opacity={0.08} color="#33261b" depthWrite={false} />
      </mesh>
      <Suspense fallback={null}>
        <Turning turntable={turntable} size={size} onFrame={onFrame} onPicture={onPicture}>
          <ProductModel {...product} texturePx={texturePx} onSize={onSize} />
        </Turning>
      </Suspense>
    </>
  );
}

function textureLimit(software: boolean): number | undefined {
  const asked = Number(new URLSearchParams(location.search).get("tex"));
  if (asked >= 64) return asked;
  return software ? SOFTWARE_TEXTURE_PX : undefined;
}

interface TurningProps {
  readonly turntable: Turntable;
  readonly size: StageSize | undefined;
  onFrame(): void;
  onPicture(draw: (() => HTMLCanvasElement | undefined) | undefined): void;
  readonly children: React.ReactNode;
}

function Turning({ turntable, size, onFrame, onPicture, children }: TurningProps) {
  const group = useRef<Group>(null);
  const moving = useRef(false);
  const { gl, scene, camera, invalidate } = useThree();

  useEffect(() => {
    onPicture(() => {
      // The drawing buffer is gone after a frame: draw one more and copy it in the same turn.
      gl.render(scene, camera);
      return gl.domElement;
    });
    return () => onPicture(undefined);
  }, [gl, scene, camera, onPicture]);
  useEffect(() => invalidate(), [size, invalidate]);

  // Priority 1 takes over drawing, so that a frame is counted after it was drawn.
  useFrame(({ size: viewport }, delta) => {
    if (!group.current || !size || !(camera instanceof PerspectiveCamera)) return;
    // After a rest, the clock's step is the length of the rest.
    moving.current = turntable.advance(moving.current ? Math.min(delta, 0.25) : 1 / 60);
    if (moving.current) invalidate();
    group.current.rotation.y = (-(turntable.pose.azimuthDeg + CAMERA_SIDE_DEG) * Math.PI) / 180;
    placeCamera(camera, turntable, { size, heightPx: viewport.height });
    gl.render(scene, camera);
    onFrame();
  }, 1);

  return <group ref={group}>{children}</group>;
}

interface Framing {
  readonly size: StageSize;
  readonly heightPx: number;
}

function placeCamera(camera: PerspectiveCamera, { pose }: Turntable, { size, heightPx }: Framing): void {
  const elevation = (pose.elevationDeg * Math.PI) / 180;
  const slope = Math.tan((FIELD_OF_VIEW_DEG * Math.PI) / 360);
  const usable = Math.max(0.6, 1 - BUTTONS_PX / heightPx);
  const halfHeight = (size.height / 2) * Math.cos(elevation) + size.radius * 0.6 * Math.abs(Math.sin(elevation));
  const fit = Math.max(halfHeight / usable, (size.radius * 0.92) / camera.aspect);
  const distance = (fit * AIR) / slope / pose.zoom + size.radius;
  // Looking a little below its middle lifts the product by half of what the buttons take.
  const middle = size.height * 0.48 - distance * slope * (1 - usable);
  camera.fov = FIELD_OF_VIEW_DEG;
  camera.near = distance / 20;
  camera.far = distance * 6;
  camera.position.set(0, middle + distance * Math.sin(elevation), distance * Math.cos(elevation));
  camera.lookAt(0, middle, 0);
  camera.updateProjectionMatrix();
}
