import { Component, lazy, Suspense, useCallback, useImperativeHandle, useRef, useState } from "react";
import type { ReactNode, Ref } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { DrawingStage } from "./drawing/drawing-stage.tsx";
import { FlatStage } from "./flat/flat-stage.tsx";
import { PhotoStage } from "./photo/photo-stage.tsx";
import { shrinkPicture } from "./shrink-picture.ts";
import { modelFile } from "./scene-files.ts";
import type { SceneProps, StageHandle, StageProps } from "./stage-props.ts";
import { STAGE_WORDS } from "./stage-words.ts";
import { useReducedMotion } from "./use-reduced-motion.ts";
import { ViewButtons } from "./view-buttons.tsx";
import styles from "./stage.module.css";

// three and its kin arrive only for products that have a model.
const ModelStage = lazy(() => import("./model/model-stage.tsx"));

/** Shows a product by its scene: a model to turn, a photograph, the print area itself, or a drawing of the choices. */
export default function Stage({ ref, ...props }: StageProps & { readonly ref?: Ref<StageHandle> }) {
  const frame = useRef<HTMLDivElement>(null);
  const draw = useRef<(() => HTMLCanvasElement | undefined) | undefined>(undefined);
  const [flights, setFlights] = useState(0);
  const [modelFailed, setModelFailed] = useState(false);
  const reducedMotion = useReducedMotion();
  const words = STAGE_WORDS[props.language];

  // Written past React: a render per animation frame would cost more than the frame.
  const onFrame = useCallback(() => {
    const node = frame.current;
    if (!node) return;
    node.dataset["stageFrames"] = String(Number(node.dataset["stageFrames"] ?? 0) + 1);
    node.dataset["stage"] = "ready";
  }, []);
  const onPicture = useCallback((next: (() => HTMLCanvasElement | undefined) | undefined) => {
    draw.current = next;
  }, []);
  const onModelFailed = useCallback(() => setModelFailed(true), []);
  useImperativeHandle(
    ref,
    () => ({
      grabPicture: (longSidePx) => {
        const picture = draw.current?.();
        return picture && shrinkPicture(picture, longSidePx);
      },
    }),
    [],
  );

  const scene: SceneProps = { ...props, onFrame, onPicture, reducedMotion };
  const { kind } = props.product.scene;
  const flattened = kind === "model" && modelFailed;
  const views = props.product.scene.views;
  const view = views.find((each) => each.id === props.view) ?? views[0];
  return (
    <div ref={frame} className={styles["frame"]} data-stage="loading" data-stage-kind={flattened ? "flat" : kind}>
      <Scene scene={scene} flights={flights} flattened={flattened} onModelFailed={onModelFailed} />
      {flattened && (
        <p className={styles["notice"]} role="status">
          {words.noModel}
        </p>
      )}
      {!flattened && views.length > 1 && (
        <ViewButtons
          label={words.views}
          views={views.map((each) => ({ id: each.id, label: localise(each.label, props.language) }))}
          current={view?.id ?? ""}
          onChange={(next) => {
            setFlights((count) => count + 1);
            props.onViewChange(next);
          }}
        />
      )}
    </div>
  );
}

interface ChosenScene {
  readonly scene: SceneProps;
  readonly flights: number;
  readonly flattened: boolean;
  onModelFailed(): void;
}

function Scene({ scene, flights, flattened, onModelFailed }: ChosenScene) {
  const description = scene.product.scene;
  switch (description.kind) {
    case "model":
      // A model this installation does not have is shown flat, like a browser without WebGL.
      if (flattened || modelFile(description.model) === undefined) return <FlatStage {...scene} />;
      return (
        <FailureBoundary onFailure={onModelFailed}>
          <Suspense fallback={<div className={styles["waiting"]} />}>
            <ModelStage {...scene} description={description} flights={flights} onFailure={onModelFailed} />
          </Suspense>
        </FailureBoundary>
      );
    case "photo":
      return <PhotoStage {...scene} description={description} />;
    case "flat":
      return <FlatStage {...scene} />;
    case "drawing":
      return <DrawingStage {...scene} description={description} />;
  }
}

/** The 3D chunk that does not arrive, or a scene that throws, must not take the design with it. */
class FailureBoundary extends Component<{ readonly children: ReactNode; onFailure(): void }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override componentDidCatch() {
    this.props.onFailure();
  }
  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
