import { useEffect, useId, useMemo, useRef, useState } from "react";
import { sceneColour } from "../../../../configurator-schemas/configuration/selections.ts";
import { localise } from "../../../../configurator-schemas/schema/localise.ts";
import type { ModelScene as ModelDescription } from "../../../../configurator-schemas/schema/scene.ts";
import { modelFile } from "../scene-files.ts";
import type { SceneProps } from "../stage-props.ts";
import { STAGE_WORDS } from "../stage-words.ts";
import { useBoxSize } from "../use-box-size.ts";
import { ModelScene } from "./model-scene.tsx";
import { Turntable } from "./turntable.ts";
import type { Pose } from "./turntable.ts";
import { listenToInput } from "./turntable-input.ts";
import { useModelRoot } from "./use-model-root.ts";
import { nearestView } from "./nearest-view.ts";
import { ZoomButtons } from "./zoom-buttons.tsx";
import styles from "../stage.module.css";

/** Where a product stands before its first view: it turns in, once. */
const ENTRANCE = { azimuthDeg: 75, elevationDeg: 8, zoom: 0.88 } as const;

interface ModelStageProps extends SceneProps {
  readonly description: ModelDescription;
  /** Rises when the shopper asks for a view by its button, also for the one that is shown already. */
  readonly flights: number;
  onFailure(): void;
}

/** The product as a model on a turntable. */
export default function ModelStage(props: ModelStageProps) {
  const { description, product, artworks, language, reducedMotion, onViewChange } = props;
  const host = useRef<HTMLDivElement>(null);
  const size = useBoxSize(host);
  const view = description.views.find((each) => each.id === props.view) ?? description.views[0];
  const [turntable] = useState(() => new Turntable(entrance(view, reducedMotion)));
  const render = useModelRoot(host, { size, onFailure: props.onFailure });
  // The scene hears of a new pose by drawing: this is its `invalidate`.
  const draw = useRef<() => void>(() => undefined);
  /** The view the shopper turned to by hand: it is announced, not flown to. */
  const turnedTo = useRef<string>(undefined);
  const latest = { view, views: description.views, onViewChange, reducedMotion };
  const now = useRef(latest);
  now.current = latest;

  useEffect(() => {
    const wanted = now.current.view;
    const byHand = turnedTo.current;
    turnedTo.current = undefined;
    if (!wanted || wanted.id === byHand) return;
    const pose = { azimuthDeg: wanted.azimuthDeg, elevationDeg: wanted.elevationDeg, zoom: 1 };
    if (now.current.reducedMotion) turntable.jumpTo(pose);
    else turntable.flyTo(pose);
    draw.current();
  }, [turntable, view?.id, product.id, props.flights]);

  useEffect(() => {
    const node = host.current;
    if (!node) return undefined;
    return listenToInput(node, {
      turntable,
      onMove: () => draw.current(),
      onRelease() {
        const nearest = nearestView(now.current.views, turntable.wanted);
        if (nearest === undefined || nearest === now.current.view?.id) return;
        turnedTo.current = nearest;
        now.current.onViewChange(nearest);
      },
      isReducedMotion: () => now.current.reducedMotion,
    });
  }, [turntable]);

  const colours = useColours(props);
  const prints = useMemo(
    () => new Map(description.areas.flatMap(({ area, mesh }) => pair(mesh, artworks.get(area)))),
    [description, artworks],
  );
  const url = modelFile(description.model);
  useEffect(() => {
    if (!render || url === undefined) return;
    render(
      <ModelScene
        url={url}
        turntable={turntable}
        colours={colours}
        prints={prints}
        still={reducedMotion}
        onFrame={props.onFrame}
        onPicture={props.onPicture}
        onInvalidate={(invalidate) => {
          draw.current = invalidate;
        }}
      />,
    );
  });

  const help = useId();
  const words = STAGE_WORDS[language];
  const zoom = (factor: number) => {
    turntable.zoomBy(factor);
    draw.current();
  };
  return (
    <>
      <div
        ref={host}
        className={styles["turntable"]}
        role="img"
        aria-roledescription={words.model}
        aria-label={words.picture(localise(product.name, language), localise(view?.label, language))}
        aria-describedby={help}
        tabIndex={0}
      />
      <p id={help} className={styles["unseen"]}>
        {words.howToTurn}
      </p>
      <ZoomButtons zoomIn={words.zoomIn} zoomOut={words.zoomOut} onZoom={zoom} />
    </>
  );
}

function entrance(view: ModelDescription["views"][number] | undefined, reducedMotion: boolean): Pose {
  const { azimuthDeg, elevationDeg } = view ?? { azimuthDeg: 0, elevationDeg: 0 };
  if (reducedMotion) return { azimuthDeg, elevationDeg, zoom: 1 };
  return {
    azimuthDeg: azimuthDeg + ENTRANCE.azimuthDeg,
    elevationDeg: elevationDeg + ENTRANCE.elevationDeg,
    zoom: ENTRANCE.zoom,
  };
}

/** Part → colour, the same map as long as no colour changed, so that typing never recolours. */
function useColours({ description, product, selections }: ModelStageProps): ReadonlyMap<string, string> {
  const next = new Map(
    description.materials.flatMap(({ part, color }) => pair(part, sceneColour(product, color, selections))),
  );
  const kept = useRef(next);
  const changed = next.size !== kept.current.size || [...next].some(([part, to]) => kept.current.get(part) !== to);
  if (changed) kept.current = next;
  return kept.current;
}

function pair<Value>(key: string, value: Value | undefined): (readonly [string, Value])[] {
  return value === undefined ? [] : [[key, value]];
}
