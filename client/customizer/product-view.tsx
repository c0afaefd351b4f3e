import { Suspense, lazy, useEffect, useMemo, useRef, useState } from "react";
import type { ReactElement } from "react";
import { resolveSelections } from "../../configurator-schemas/configuration/selections.ts";
import { useI18n } from "../i18n/i18n.ts";
import { Spinner } from "../ui/spinner.tsx";
import type { ArtworkCanvas } from "./paint/artwork-canvas.ts";
import { useSessionState } from "./session/use-session.ts";
import { afterFirstPaint } from "./after-first-paint.ts";
import { StageBoundary } from "./stage-boundary.tsx";
import { createStageGate } from "./stage-gate.ts";
import { useStageMayLoad } from "./use-stage-may-load.ts";
import { viewOfElement } from "./view-of-element.ts";

const Stage = lazy(() => import("./stage/stage.tsx"));

interface ProductViewProps {
  readonly artworks: ReadonlyMap<string, ArtworkCanvas>;
  readonly designing: boolean;
  /** Out of sight, it rests: no frame is drawn for nobody. */
  readonly resting: boolean;
}

/** The product itself, turned to what the shopper is busy with. Loads after the first paint. */
export function ProductView({ artworks, designing, resting }: ProductViewProps): ReactElement {
  const { language } = useI18n();
  const { product, configuration, area, attention, cuts } = useSessionState((state) => state);
  const [view, setView] = useState(product.scene.views[0]?.id ?? "");
  const lettersDone = useStageMayLoad();
  const painted = usePainted();
  // Where nothing is printed no letter is waited for.
  const stageMayLoad = product.printAreas.length === 0 ? painted : lettersDone;

  const busyView = viewOfElement(product, configuration, { area, element: attention });
  useEffect(() => {
    if (busyView !== undefined && (designing || attention !== undefined)) setView(busyView);
  }, [busyView, designing, attention]);

  const gate = useMemo(() => createStageGate(artworks), [artworks]);
  useEffect(() => gate.setOpen(!resting), [gate, resting]);
  const selections = useMemo(
    () => resolveSelections(product, configuration.selections),
    [product, configuration.selections],
  );
  const props = useAwake({ view, selections, cuts }, resting);
  // The same element while nothing it shows has changed: a keystroke must not draw a stage again.
  const stage = useMemo(
    () => (
      <Stage
        product={product}
        selections={props.selections}
        artworks={gate.artworks}
        cuts={props.cuts}
        view={props.view}
        onViewChange={setView}
        language={language}
      />
    ),
    [product, props.selections, props.cuts, gate, props.view, language],
  );
  return (
    <StageBoundary>
      <Suspense fallback={<Waiting />}>{stageMayLoad ? stage : <Waiting />}</Suspense>
    </StageBoundary>
  );
}

/** True once the controls are on the screen. */
function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => afterFirstPaint(() => setPainted(true)), []);
  return painted;
}

function Waiting(): ReactElement {
  return (
    <div style={{ display: "grid", placeItems: "center", height: "100%", fontSize: 24 }}>
      <Spinner />
    </div>
  );
}

/** The value as it was when the stage was last in sight. */
function useAwake<Value extends object>(value: Value, resting: boolean): Value {
  const seen = useRef(value);
  if (!resting) seen.current = value;
  return seen.current;
}
