import { useEffect, useRef, useState } from "react";
import { sceneColour } from "../../../../configurator-schemas/configuration/selections.ts";
import { localise } from "../../../../configurator-schemas/schema/localise.ts";
import type { PhotoScene } from "../../../../configurator-schemas/schema/scene.ts";
import { FlatStage } from "../flat/flat-stage.tsx";
import { photoFiles } from "../scene-files.ts";
import type { PhotoFiles } from "../scene-files.ts";
import type { SceneProps } from "../stage-props.ts";
import { STAGE_WORDS } from "../stage-words.ts";
import { useBoxSize } from "../use-box-size.ts";
import { createPhotoComposer } from "./compose-photo.ts";
import { loadPhoto } from "./photo-scene-files.ts";
import type { PhotoScenePictures } from "./photo-scene-files.ts";
import styles from "../stage.module.css";

const MAX_PIXEL_RATIO = 2;
/** The view buttons lie over the bottom; the picture's own margin makes up for the rest of them. */
const BUTTONS_PX = 40;

/** A photographed blank in the colour picked, with the artwork following its folds. No three here. */
export function PhotoStage(props: SceneProps & { readonly description: PhotoScene }) {
  const { description, product, selections, artworks, language, onFrame, onPicture } = props;
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useBoxSize(host);
  const view = description.views.find((each) => each.id === props.view) ?? description.views[0];
  const files = view && photoFiles(description.photo, view.id);
  const loaded = usePhoto(files);
  const tint = view?.tint === undefined ? undefined : sceneColour(product, view.tint, selections);
  // One warp per picture: a view that shows several areas shows the first one's artwork.
  const artwork = artworks.get(view?.areas[0] ?? "");
  const pictures = loaded === "failed" ? undefined : loaded;

  useEffect(() => {
    const node = canvas.current;
    if (!node || !box || !pictures) return undefined;
    const fit = fitPicture(pictures.picture, box);
    node.style.width = `${fit.width}px`;
    node.style.height = `${fit.height}px`;
    node.width = fit.widthPx;
    node.height = fit.heightPx;
    const compose = createPhotoComposer(pictures, node);
    const draw = () => {
      compose({ tint, artwork: artwork && artwork.version > 0 ? artwork.canvas : undefined });
      onFrame();
    };
    draw();
    onPicture(() => node);
    const unsubscribe = artwork?.subscribe(draw);
    return () => {
      unsubscribe?.();
      onPicture(undefined);
    };
  }, [box, pictures, tint, artwork, onFrame, onPicture]);

  if (!files || loaded === "failed") return <FlatStage {...props} />;
  const label = STAGE_WORDS[language].picture(localise(product.name, language), localise(view?.label, language));
  return (
    <div
      ref={host}
      className={styles["scene"]}
      role="img"
      aria-label={label}
      style={{ background: pictures?.backdrop }}
    >
      <canvas ref={canvas} className={styles["photo"]} />
    </div>
  );
}

/** The pictures of a view; the former view's stay until they are there, so that switching never flashes. */
function usePhoto(files: PhotoFiles | undefined): PhotoScenePictures | "failed" | undefined {
  const [loaded, setLoaded] = useState<PhotoScenePictures | "failed">();
  const { picture, mask, warp } = files ?? {};
  useEffect(() => {
    if (picture === undefined) return undefined;
    let wanted = true;
    loadPhoto({ picture, mask, warp }).then(
      (pictures) => wanted && setLoaded(pictures),
      () => wanted && setLoaded("failed"),
    );
    return () => {
      wanted = false;
    };
  }, [picture, mask, warp]);
  return loaded;
}

function fitPicture(picture: HTMLImageElement, box: { readonly width: number; readonly height: number }) {
  const scale = Math.min(box.width / picture.naturalWidth, (box.height - BUTTONS_PX) / picture.naturalHeight);
  const width = picture.naturalWidth * scale;
  const height = picture.naturalHeight * scale;
  // Never above the picture's own pixels: they would only be blurred and cost time.
  const ratio = Math.min(MAX_PIXEL_RATIO, devicePixelRatio, Math.max(1, 1 / scale));
  return { width, height, widthPx: Math.round(width * ratio), heightPx: Math.round(height * ratio) };
}
