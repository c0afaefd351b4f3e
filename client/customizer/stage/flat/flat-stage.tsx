import { useEffect, useMemo, useRef } from "react";
import { designSize } from "../../../../configurator-schemas/configuration/area-size.ts";
import { sceneColour, sceneSurface } from "../../../../configurator-schemas/configuration/selections.ts";
import { localise } from "../../../../configurator-schemas/schema/localise.ts";
import type { Scene } from "../../../../configurator-schemas/schema/scene.ts";
import type { SceneProps } from "../stage-props.ts";
import { STAGE_WORDS } from "../stage-words.ts";
import { useBoxSize } from "../use-box-size.ts";
import { drawFlat } from "./draw-flat.ts";
import styles from "../stage.module.css";

const PAPER = "#ffffff";

/** The print area itself on its material's colour; also what a model becomes where there is no WebGL. */
export function FlatStage(props: SceneProps) {
  const { product, selections, artworks, language, onFrame, onPicture } = props;
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useBoxSize(host);
  const shown = shownArea(product.scene, props.view);
  const artwork = shown && artworks.get(shown.area);
  const colour = sceneColour(product, shown?.colour ?? PAPER, selections) ?? PAPER;
  const surface = sceneSurface(product, shown?.colour ?? PAPER, selections);
  const d = (shown && props.cuts?.get(shown.area)) ?? "";
  const widthMm = useWidth(props, shown?.area);

  useEffect(() => {
    const node = canvas.current;
    if (!node || !size || !artwork) return undefined;
    const draw = () => {
      const cut = d === "" || widthMm === undefined ? undefined : { d, widthMm };
      drawFlat(node, artwork.canvas, { box: size, sheet: { colour, surface, cut } });
      onFrame();
    };
    draw();
    onPicture(() => node);
    const unsubscribe = artwork.subscribe(draw);
    return () => {
      unsubscribe();
      onPicture(undefined);
    };
  }, [artwork, size, colour, surface, d, widthMm, onFrame, onPicture]);

  const label = STAGE_WORDS[language].picture(
    localise(product.name, language),
    localise(product.printAreas.find((area) => area.id === shown?.area)?.label, language),
  );
  return (
    <div ref={host} className={styles["scene"]} role="img" aria-label={label}>
      <canvas ref={canvas} className={styles["flat"]} data-cut={d !== ""} />
    </div>
  );
}

/** Of the area shown, in mm: what a cut is drawn by. */
function useWidth({ product, selections }: SceneProps, id: string | undefined): number | undefined {
  return useMemo(() => {
    const area = product.printAreas.find((each) => each.id === id);
    return area && designSize(product, area, { product: product.id, selections, elements: {} })?.widthMm;
  }, [product, selections, id]);
}

interface ShownArea {
  readonly area: string;
  readonly colour: string | undefined;
}

function shownArea(scene: Scene, view: string): ShownArea | undefined {
  switch (scene.kind) {
    case "flat": {
      const found = scene.views.find((each) => each.id === view) ?? scene.views[0];
      return found && { area: found.area, colour: found.color };
    }
    case "photo": {
      const found = scene.views.find((each) => each.id === view) ?? scene.views[0];
      return { area: found?.areas[0] ?? "", colour: found?.tint };
    }
    case "model":
      // The first material is the body, by the order in which merchants list parts.
      return { area: scene.areas[0]?.area ?? "", colour: scene.materials[0]?.color };
    case "drawing":
      // Never shown flat: it needs neither WebGL nor a file.
      return undefined;
  }
}
