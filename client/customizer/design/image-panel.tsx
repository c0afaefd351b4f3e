import type { ReactElement } from "react";
import { lengthInWords } from "../../../configurator-schemas/answers/length-words.ts";
import { pictureSharpness } from "../../../configurator-schemas/artwork/picture-sharpness.ts";
import type { ImageElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icons.tsx";
import { RangeField } from "../../ui/range-field.tsx";
import { PhotoButton } from "../photo/photo-input.tsx";
import { PictureThumb } from "../photo/picture-thumb.tsx";
import { SampleButton } from "../photo/sample-button.tsx";
import { UploadNotes } from "../photo/upload-notes.tsx";
import { UploadTrouble } from "../photo/upload-trouble.tsx";
import type { Picture } from "../session/picture.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { MAX_ZOOM, cropOf, framingOf } from "./crop.ts";
import type { Framing } from "./crop.ts";
import { BackgroundFields } from "./background-fields.tsx";
import { LookFields } from "./look-fields.tsx";
import { LOOK_WORDS } from "./look-words.ts";
import { SHAPE_NAMES, ShapeIcon } from "./shape-drawing.tsx";
import { useChange } from "./use-change.ts";
import { OpacityField } from "./opacity-field.tsx";
import styles from "./design-panel.module.css";

export function ImagePanel({ element }: { readonly element: ImageElement }): ReactElement {
  const session = useSession();
  const change = useChange(element);
  const { t } = useI18n();
  const picture = useSessionState((state) => state.pictures.get(element.upload));
  const take = (file: File) => void session.addPhoto(file, element.id);
  return (
    <div className={styles["section"]}>
      <div className={styles["slot"]}>
        {picture && <PictureThumb picture={picture} />}
        <div className={styles["row"]}>
          <PhotoButton onFile={take}>{element.upload === "" ? t("photo.choose") : t("photo.replace")}</PhotoButton>
          {element.upload === "" && <SampleButton onFile={take} />}
        </div>
      </div>
      {picture?.state === "failed" && <UploadTrouble picture={picture} />}
      {picture && <UploadNotes picture={picture} />}
      {picture && picture.widthPx > 0 && <Sharpness element={element} picture={picture} />}
      {picture && picture.widthPx > 0 && <FramingFields element={element} picture={picture} />}
      {picture && picture.widthPx > 0 && <BackgroundFields element={element} />}
      {picture && picture.widthPx > 0 && <LookFields element={element} picture={picture} />}
      <div className={styles["section"]} style={{ gap: 6 }}>
        <span className={styles["small"]}>{t("field.mask")}</span>
        <div className={styles["shapes"]} role="group" aria-label={t("field.mask")}>
          <button
            type="button"
            className={styles["shape"]}
            aria-pressed={element.mask === undefined}
            aria-label={t("mask.none")}
            title={t("mask.none")}
            onClick={() => change(({ mask: _mask, ...each }) => each)}
          >
            <Icon name="close" />
          </button>
          {SHAPE_NAMES.filter((shape) => shape !== "line" && shape !== "arrow" && shape !== "rectangle").map(
            (shape) => (
              <button
                key={shape}
                type="button"
                className={styles["shape"]}
                aria-pressed={element.mask === shape}
                aria-label={t(`shape.${shape}`)}
                title={t(`shape.${shape}`)}
                onClick={() => change((each) => ({ ...each, mask: shape }))}
              >
                <ShapeIcon shape={shape} />
              </button>
            ),
          )}
        </div>
      </div>
      <div className={styles["row"]}>
        <Button
          icon="flipX"
          aria-pressed={element.flipX === true}
          onClick={() => change((each) => ({ ...each, flipX: each.flipX !== true }))}
        >
          {t("field.flipX")}
        </Button>
        <Button
          icon="flipY"
          aria-pressed={element.flipY === true}
          onClick={() => change((each) => ({ ...each, flipY: each.flipY !== true }))}
        >
          {t("field.flipY")}
        </Button>
      </div>
      <OpacityField element={element} />
    </div>
  );
}

interface PictureProps {
  readonly element: ImageElement;
  readonly picture: Picture;
}

function FramingFields({ element, picture }: PictureProps): ReactElement {
  const session = useSession();
  const change = useChange(element);
  const { t, format } = useI18n();
  const ratio = picture.widthPx / picture.heightPx;
  const boxRatio = element.placement.widthMm / element.placement.heightMm;
  const framing = framingOf(element.crop, ratio, boxRatio);
  const frame = (part: Partial<Framing>) =>
    change((each) => ({ ...each, crop: cropOf({ ...framing, ...part }, ratio, boxRatio) }), "crop");
  const slack = cropOf(framing, ratio, boxRatio);
  return (
    <>
      <RangeField
        label={t("field.zoom")}
        value={framing.zoom}
        min={1}
        max={MAX_ZOOM}
        step={0.05}
        text={`${format.number(framing.zoom, 1)} ×`}
        onChange={(zoom) => frame({ zoom })}
        onDone={session.endGroup}
      />
      {slack.width < 0.995 && (
        <RangeField
          label={t("field.panX")}
          value={framing.panX}
          min={0}
          max={1}
          step={0.01}
          text={format.percent(framing.panX)}
          onChange={(panX) => frame({ panX })}
          onDone={session.endGroup}
        />
      )}
      {slack.height < 0.995 && (
        <RangeField
          label={t("field.panY")}
          value={framing.panY}
          min={0}
          max={1}
          step={0.01}
          text={format.percent(framing.panY)}
          onChange={(panY) => frame({ panY })}
          onDone={session.endGroup}
        />
      )}
    </>
  );
}

/** How sharp the print will be, in the one measure people can use: how large it may become. */
function Sharpness({ element, picture }: PictureProps): ReactElement | null {
  const { t, language } = useI18n();
  const profile = useSessionState((state) => state.product.profileDocuments[0]);
  const isVector = useSessionState((state) =>
    [...state.boxes.values()].flat().some((box) => box.element === element.id && box.isVector),
  );
  if (!profile) return null;
  if (isVector) {
    return (
      <p className={styles["sharpness"]} data-level="good">
        <Icon name="check" size={18} />
        {LOOK_WORDS[language].outlines}
      </p>
    );
  }
  const { level, sharpUpToMm } = pictureSharpness(element, { upload: picture, size: element.placement, profile });
  return (
    <p className={styles["sharpness"]} data-level={level}>
      <Icon name={level === "good" ? "check" : "warning"} size={18} />
      {t(`sharpness.${level}`, { width: lengthInWords(sharpUpToMm, language) })}
    </p>
  );
}
