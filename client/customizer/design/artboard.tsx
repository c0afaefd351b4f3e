import { useEffect, useRef, useState } from "react";
import type { CSSProperties, DragEvent, PointerEvent, ReactElement } from "react";
import { asDrawn, describeElement } from "../../../configurator-schemas/answers/describe-artwork.ts";
import { isFilled } from "../../../configurator-schemas/configuration/is-filled.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { surfaceBackground } from "../../ui/surface-background.ts";
import type { ArtworkCanvas } from "../paint/artwork-canvas.ts";
import { cutOffset } from "../../../configurator-schemas/configuration/cut-of-area.ts";
import { areaColour, areaSurface } from "../../../configurator-schemas/configuration/area-colour.ts";
import { madeElements } from "../../../configurator-schemas/configuration/made-elements.ts";
import { chosenIds } from "../session/chosen.ts";
import { drawnSizes } from "../session/drawn-sizes.ts";
import { sizeOfArea } from "../session/new-configuration.ts";
import { inkFor } from "../session/new-element.ts";
import { slotsOf, templateInUse } from "../session/template-slots.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { ArtboardProxies } from "./artboard-proxies.tsx";
import { commonBox, targetOf } from "./artboard-selection.ts";
import { useAnnouncer } from "./announcer.tsx";
import { CutLine } from "./cut-line.tsx";
import { visibleBox } from "./element-box.ts";
import { elementName } from "./element-words.ts";
import type { Point } from "./gesture-maths.ts";
import { useLayerWords } from "./layer-words.ts";
import { openFilePicker } from "../photo/photo-input.tsx";
import { SelectionFrame, frameStyle } from "./selection-frame.tsx";
import { useArtboardPointer } from "./use-artboard-pointer.ts";
import { useLayerActions } from "./use-layer-actions.ts";
import { useSize } from "./use-size.ts";
import styles from "./artboard.module.css";

const LEAST_GHOST_PX = 40;
/** Lines of small print lie close together. */
const LEAST_LINE_PX = 24;
const DOUBLE_TAP_MS = 380;
const NONE: readonly DesignElement[] = [];

interface ArtboardProps {
  readonly area: string;
  readonly artwork: ArtworkCanvas;
  /** The shopper wants to write: focus goes to the real text field. */
  readonly onEditText: () => void;
}

/** One print area, flat and true: what is drawn here is what is printed. */
export default function Artboard({ area, artwork, onEditText }: ArtboardProps): ReactElement | null {
  const { configuration, product } = useSessionState((state) => state);
  const size = sizeOfArea(product, area, configuration);
  return size ? <Sheet area={area} size={size} artwork={artwork} onEditText={onEditText} /> : null;
}

function Sheet({ area, size, artwork, onEditText }: ArtboardProps & { readonly size: SizeMm }): ReactElement {
  const session = useSession();
  const state = useSessionState((each) => each);
  const i18n = useI18n();
  const announce = useAnnouncer();
  const words = useLayerWords();
  const actions = useLayerActions();
  const room = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const available = useSize(room);
  const [drop, setDrop] = useState(false);
  const lastTap = useRef({ id: "", at: 0 });

  const { product, configuration, pictures } = state;
  const scale = Math.min(available.width / size.widthMm, available.height / size.heightMm);
  const elements = configuration.elements[area] ?? NONE;
  const placed = elements
    .filter(({ hidden }) => !hidden)
    .map((element) => ({ element, box: visibleBox(element, state.boxes.get(area) ?? []) }));
  const asked = product.printAreas.find(({ id }) => id === area);
  const borderMm = asked && cutOffset(product, asked, configuration);
  const safeMm = borderMm ?? product.profileDocuments[0]?.safeMm ?? 0;
  const material = areaColour(product, area, configuration.selections);
  const surface = areaSurface(product, area, configuration.selections);
  const cut = state.cuts.get(area);
  const slots = slotsOf(templateInUse(product, area, elements), elements);

  /** What it is and where, for people who do not see the artboard. */
  const describe = (element: DesignElement) => {
    if (!isFilled(element) || !asked) return elementName(element, i18n);
    // In the case its template asks for and the size it is drawn at, as it is seen.
    const made = madeElements(product, configuration)[area]?.find(({ id }) => id === element.id) ?? element;
    const place = { product, area: asked, configuration, drawn: drawnSizes(state) };
    return describeElement(asDrawn(made, place), size, i18n.language);
  };
  const onTap = (element: DesignElement, event: PointerEvent) => {
    const again = lastTap.current.id === element.id && event.timeStamp - lastTap.current.at < DOUBLE_TAP_MS;
    lastTap.current = { id: element.id, at: event.timeStamp };
    if (element.kind === "image" && element.upload === "") {
      openFilePicker((file) => void session.addPhoto(file, element.id));
    } else if (element.kind === "text" && (again || element.text === "")) {
      onEditText();
    }
  };
  const pointer = useArtboardPointer({
    sheet,
    size,
    scale,
    safeMm,
    placed,
    actions,
    onTap,
    onInside: (element) => announce(words.said.inside(describe(element))),
    onMoved: () => {
      const ids = chosenIds(session.get());
      const now = session.get().configuration.elements[area]?.find(({ id }) => id === ids[0]);
      if (now) announce(ids.length === 1 ? describe(now) : words.said.moved(actions.nameOf(ids)));
    },
  });
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDrop(false);
    void session.addPhotos([...event.dataTransfer.files]);
  };

  const chosen = new Set(chosenIds(state));
  const members = placed.filter(({ element }) => chosen.has(element.id));
  const held = targetOf(placed, chosen);
  const frame = held?.box ?? commonBox(members.map(({ box }) => box));
  return (
    <div className={styles["board"]}>
      <div ref={room} className={styles["room"]}>
        <div
          ref={sheet}
          className={styles["sheet"]}
          data-moving={pointer.moving}
          data-drop={drop}
          data-testid={`artboard-${area}`}
          style={{
            width: size.widthMm * scale,
            height: size.heightMm * scale,
            background: surfaceBackground(material, surface),
            color: inkFor(material),
            visibility: scale > 0 ? "visible" : "hidden",
          }}
          onPointerDown={pointer.onPointerDown}
          onPointerMove={pointer.onPointerMove}
          onPointerUp={pointer.onPointerUp}
          onPointerCancel={pointer.onPointerCancel}
          onDragOver={(event) => {
            event.preventDefault();
            setDrop(true);
          }}
          onDragLeave={() => setDrop(false)}
          onDrop={onDrop}
        >
          {placed.map(({ element, box }) => {
            if (isFilled(element)) return null;
            const prompt = slots.find((slot) => slot.element.id === element.id)?.prompt;
            return (
              <div
                key={element.id}
                className={styles["ghost"]}
                style={frameStyle(box, scale, element.kind === "text" ? LEAST_LINE_PX : LEAST_GHOST_PX)}
                dir={i18n.direction}
                aria-hidden="true"
              >
                {element.kind === "image" && <Icon name="photo" size={26} />}
                {prompt ? localise(prompt, i18n.language) : elementName(element, i18n)}
              </div>
            );
          })}
          <PictureOf artwork={artwork} />
          {cut !== undefined && <CutLine d={cut} size={size} />}
          {cut === undefined && safeMm > 0 && <div className={styles["safe"]} style={{ inset: safeMm * scale }} />}
          <ArtboardProxies
            area={area}
            scale={scale}
            placed={placed}
            actions={actions}
            describe={describe}
            say={announce}
            onEditText={onEditText}
          />
          <p id="artboard-help" className="visually-hidden">
            {i18n.t("artboard.help")}
          </p>
          {placed.map(({ element, box }) => {
            const picture = element.kind === "image" ? pictures.get(element.upload) : undefined;
            if (!picture || picture.state === "ready") return null;
            return (
              <div key={element.id} className={styles["waiting"]} style={frameStyle(box, scale)}>
                {picture.state === "failed" ? (
                  <Icon name="warning" size={28} />
                ) : (
                  <div className={styles["progress"]}>
                    <span style={{ width: `${Math.round(picture.progress * 100)}%` }} />
                  </div>
                )}
              </div>
            );
          })}
          {members.length > 1 &&
            members.map(({ element, box }) => (
              <div key={element.id} className={styles["member"]} style={frameStyle(box, scale)} />
            ))}
          {frame && (
            <SelectionFrame
              box={frame}
              scale={scale}
              locked={!held}
              onCorner={pointer.onCorner}
              onTurn={pointer.onTurn}
            />
          )}
          {pointer.marquee && <div className={styles["marquee"]} style={marqueeStyle(pointer.marquee, scale)} />}
          {pointer.guides.map((guide) => (
            <div
              key={guide.axis}
              className={styles["guide"]}
              data-axis={guide.axis}
              style={guide.axis === "x" ? { left: guide.atMm * scale } : { top: guide.atMm * scale }}
            />
          ))}
        </div>
      </div>
      <p className={styles["legend"]}>
        {i18n.t(safeMm > 0 && borderMm === undefined ? "artboard.legend" : "artboard.size", {
          width: i18n.format.number(size.widthMm, 1),
          height: i18n.format.mm(size.heightMm),
          safe: i18n.format.mm(safeMm),
        })}
      </p>
    </div>
  );
}

function marqueeStyle({ from, to }: { readonly from: Point; readonly to: Point }, scale: number): CSSProperties {
  return {
    left: Math.min(from.x, to.x) * scale,
    top: Math.min(from.y, to.y) * scale,
    width: Math.abs(to.x - from.x) * scale,
    height: Math.abs(to.y - from.y) * scale,
  };
}

/** The area's one canvas, moved here; the 3D stage reads the same pixels. */
function PictureOf({ artwork }: { readonly artwork: ArtworkCanvas }): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    host.current?.replaceChildren(artwork.canvas);
  }, [artwork]);
  return <div ref={host} className={styles["picture"]} aria-hidden="true" />;
}
