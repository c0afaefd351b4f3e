import { createRoot, extend } from "@react-three/fiber";
import type { ReconcilerRoot } from "@react-three/fiber";
import { useEffect, useState } from "react";
import type { ReactNode, RefObject } from "react";
import { DirectionalLight, Group, Mesh, NeutralToneMapping, PlaneGeometry, ShadowMaterial } from "three";
import { isSoftwareRendered } from "./is-software-rendered.ts";
import type { BoxSize } from "../use-box-size.ts";

// Only what the scene uses: R3F's <Canvas> registers all of three, 47 kB more after gzip.
extend({ DirectionalLight, Group, Mesh, PlaneGeometry, ShadowMaterial });

const PIXEL_RATIO: [number, number] = [1, 2];

interface ModelRootOptions {
  readonly size: BoxSize | undefined;
  /** No WebGL, or the browser took it away. */
  onFailure(): void;
}

/**
 * One canvas and one renderer for as long as the stage stands, whatever product is on it. The canvas is made here and not
 * by React, because a renderer that was let go takes its canvas's context with it.
 */
export function useModelRoot(
  host: RefObject<HTMLElement | null>,
  { size, onFailure }: ModelRootOptions,
): ((scene: ReactNode) => void) | undefined {
  const [root, setRoot] = useState<ReconcilerRoot<HTMLCanvasElement>>();
  const [ready, setReady] = useState(false);

  useEffect(() => {
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    host.current?.prepend(canvas);
    canvas.addEventListener("webglcontextlost", onFailure);
    const made = createRoot(canvas);
    setRoot(made);
    return () => {
      canvas.removeEventListener("webglcontextlost", onFailure);
      setRoot(undefined);
      setReady(false);
      made.unmount();
      canvas.remove();
    };
  }, [host, onFailure]);

  useEffect(() => {
    if (!root || !size) return;
    root
      .configure({
        gl: { antialias: true, alpha: true, powerPreference: "high-performance", toneMapping: NeutralToneMapping },
        shadows: "percentage",
        frameloop: "demand",
        dpr: PIXEL_RATIO,
        size: { ...size, top: 0, left: 0 },
        onCreated({ gl, setDpr }) {
          // Asking for the compiler's log waits for all the GPU still has to do: seconds without one.
          gl.debug.checkShaderErrors = import.meta.env.DEV;
          if (isSoftwareRendered(gl.getContext())) setDpr(1);
        },
      })
      .then(() => setReady(true), onFailure);
  }, [root, size, onFailure]);

  return root && ready ? (scene) => void root.render(scene) : undefined;
}
