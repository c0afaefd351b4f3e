import { useEffect, useMemo, useRef, useState } from "react";
import type { DragEvent, KeyboardEvent, PointerEvent, ReactElement } from "react";
import { describeElement } from "../../../configurator-schemas/answers/describe-artwork.ts";
import { isFilled } from "../../../configurator-schemas/configuration/is-filled.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { ArtworkCanvas } from "../paint/artwork-canvas.ts";
import { areaColour } from "../../../configurator-schemas/configuration/area-colour.ts";
import { sizeOfArea } from "../session/new-configuration.ts";
import { inkFor } from "../session/new-element.ts";
import { slotsOf, templateInUse } from "../session/template-slots.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { createArtboardGestures } from "./artboard-gestures.ts";
import type { GestureTarget } from "./artboard-gestures.ts";
import { elementKey } from "./artboard-keys.ts";
import { useAnnouncer } from "./announcer.tsx";
import { visibleBox } from "./element-box.ts";
import { elementName } from "./element-words.ts";
import { hits } from "./gesture-maths.ts";
import type { Corner, Point } from "./gesture-maths.ts";
import { openFilePicker } from "../photo/photo-input.tsx";
import { SelectionFrame, frameStyle } from "./selection-frame.tsx";
import type { Guide } from "./snapping.ts";
import { useSize } from "./use-size.ts";
import styles from "./artboard.module.css";

const REACH_PX = 16;
const LEAST_GHOST_PX = 40;
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
  const room = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const available = useSize(room);
  const [guides, setGuides] = useState<readonly Guide[]>([]);
  const [moving, setMoving] = useState(false);
  const [drop, setDrop] = useState(false);
  const lastTap = useRef({ id: "", at: 0 });

  const { product, configuration, selected, pictures } = state;
  const scale = Math.min(available.width / size.widthMm, available.height / size.heightMm);
  const elements = configuration.elements[area] ?? NONE;
  const boxes = elements.map((element) => visibleBox(element, state.boxes.get(area) ?? []));
  const safeMm = product.profileDocuments[0]?.safeMm ?? 0;
  const material = areaColour(product, area, configuration.selections);
  const slots = slotsOf(templateInUse(product, area, elements), elements);

  const live = useRef({ size, scale });
  live.current = { size, scale };
  const gestures = useMemo(
    () =>
      createArtboardGestures({
        area: () => live.current.size,
        scale: () => live.current.scale,
        safeMm,
        change: (id, change, group) => {
          setMoving(true);
          session.changeElement(id, change, group);
        },
        guides: (next) => setGuides((before) => (before.length === 0 && next.length === 0 ? before : next)),
        done: () => {
          setMoving(false);
          session.endGroup();
        },
      }),
    [session, safeMm],
  );

  const toMm = (event: PointerEvent): Point => {
    const bounds = sheet.current?.getBoundingClientRect();
    return { x: (event.clientX - (bounds?.left ?? 0)) / scale, y: (event.clientY - (bounds?.top ?? 0)) / scale };
  };
  const targetOf = (id: string | undefined): GestureTarget | undefined => {
    const index = elements.findIndex((element) => element.id === id);
    const element = elements[index];
    const box = boxes[index];
    return element && box ? { element, box, others: boxes.filter((_, i) => i !== index) } : undefined;
  };
  const hitAt = (point: Point) => {
    // The selected element first: what is being worked on can be dragged even from under another.
    const reach = REACH_PX / scale;
    const chosen = targetOf(selected);
    if (chosen && hits(chosen.box, point, reach)) return chosen;
    const index = boxes.findLastIndex((box) => hits(box, point, reach));
    return targetOf(elements[index]?.id);
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const point = toMm(event);
    const chosen = targetOf(selected);
    sheet.current?.setPointerCapture(event.pointerId);
    if (gestures.active && chosen && gestures.join(event.pointerId, point, chosen)) return;
    const hit = hitAt(point);
    session.selectElement(hit?.element.id);
    if (!hit) return;
    gestures.begin("move", event.pointerId, point, hit);
  };
  const onHandle = (event: PointerEvent, start: (target: GestureTarget, point: Point) => void) => {
    const chosen = targetOf(selected);
    if (event.button !== 0 || !chosen) return;
    event.stopPropagation();
    sheet.current?.setPointerCapture(event.pointerId);
    if (gestures.active && gestures.join(event.pointerId, toMm(event), chosen)) return;
    start(chosen, toMm(event));
  };
  const onCorner = (corner: Corner, event: PointerEvent) =>
    onHandle(event, (target, point) => gestures.beginCorner(corner, event.pointerId, point, target));
  const onTurn = (event: PointerEvent) =>
    onHandle(event, (target, point) => gestures.begin("turn", event.pointerId, point, target));
  const onPointerUp = (event: PointerEvent) => {
    const wasMoving = moving;
    gestures.end(event.pointerId);
    const element = targetOf(session.get().selected)?.element;
    if (!element) return;
    if (wasMoving) return announce(describe(element));
    tap(element, event.timeStamp);
  };
  const tap = (element: DesignElement, at: number) => {
    const again = lastTap.current.id === element.id && at - lastTap.current.at < DOUBLE_TAP_MS;
    lastTap.current = { id: element.id, at };
    if (element.kind === "image" && element.upload === "") {
      openFilePicker((file) => void session.addPhoto(file, element.id));
    } else if (element.kind === "text" && (again || element.text === "")) {
      onEditText();
    }
  };

  /** What it is and where, for people who do not see the artboard. */
  const describe = (element: DesignElement) =>
    isFilled(element) ? describeElement(element, size, i18n.language) : elementName(element, i18n);
  const onKeyDown = (element: DesignElement, event: KeyboardEvent) => {
    if (event.key === "Enter") {
      session.selectElement(element.id);
      if (element.kind === "text") onEditText();
    } else if (!elementKey(session, element, event)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const now = session.get().configuration.elements[area]?.find((each) => each.id === element.id);
    announce(now ? describe(now) : i18n.t("announce.removed", { name: elementName(element, i18n) }));
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDrop(false);
    void session.addPhotos([...event.dataTransfer.files]);
  };

  const selection = targetOf(selected);
  return (
    <div className={styles["board"]}>
      <div ref={room} className={styles["room"]}>
        <div
          ref={sheet}
          className={styles["sheet"]}
          data-moving={moving}
          data-drop={drop}
          data-testid={`artboard-${area}`}
          style={{
            width: size.widthMm * scale,
            height: size.heightMm * scale,
            background: material,
            color: inkFor(material),
            visibility: scale > 0 ? "visible" : "hidden",
          }}
          onPointerDown={onPointerDown}
          onPointerMove={(event) => gestures.active && gestures.move(event.pointerId, toMm(event), event.altKey)}
          onPointerUp={onPointerUp}
          onPointerCancel={(event) => gestures.end(event.pointerId)}
          onDragOver={(event) => {
            event.preventDefault();
            setDrop(true);
          }}
          onDragLeave={() => setDrop(false)}
          onDrop={onDrop}
        >
          {elements.map((element, index) => {
            const box = boxes[index];
            if (!box || isFilled(element)) return null;
            const prompt = slots.find((slot) => slot.element.id === element.id)?.prompt;
            return (
              <div
                key={element.id}
                className={styles["ghost"]}
                style={frameStyle(box, scale, LEAST_GHOST_PX)}
                dir={i18n.direction}
                aria-hidden="true"
              >
                {element.kind === "image" && <Icon name="photo" size={26} />}
                {prompt ? localise(prompt, i18n.language) : elementName(element, i18n)}
              </div>
            );
          })}
          <PictureOf artwork={artwork} />
          {safeMm > 0 && <div className={styles["safe"]} style={{ inset: safeMm * scale }} />}
          <div role="listbox" aria-label={i18n.t("artboard.elements")} aria-describedby="artboard-help">
            {elements.map((element, index) => {
              const box = boxes[index];
              return (
                box && (
                  <div
                    key={element.id}
                    role="option"
                    tabIndex={0}
                    aria-selected={element.id === selected}
                    aria-label={describe(element)}
                    className={styles["proxy"]}
                    style={frameStyle(box, scale, 24)}
                    onFocus={() => session.selectElement(element.id)}
                    onKeyDown={(event) => onKeyDown(element, event)}
                  />
                )
              );
            })}
          </div>
          <p id="artboard-help" className="visually-hidden">
            {i18n.t("artboard.help")}
          </p>
          {elements.map((element, index) => {
            const box = boxes[index];
            const picture = element.kind === "image" ? pictures.get(element.upload) : undefined;
            if (!box || !picture || picture.state === "ready") return null;
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
          {selection && <SelectionFrame box={selection.box} scale={scale} onCorner={onCorner} onTurn={onTurn} />}
          {guides.map((guide) => (
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
        {i18n.t(safeMm > 0 ? "artboard.legend" : "artboard.size", {
          width: i18n.format.number(size.widthMm, 1),
          height: i18n.format.mm(size.heightMm),
          safe: i18n.format.mm(safeMm),
        })}
      </p>
    </div>
  );
}

/** The area's one canvas, moved here; the 3D stage reads the same pixels. */
function PictureOf({ artwork }: { readonly artwork: ArtworkCanvas }): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    host.current?.replaceChildren(artwork.canvas);
  }, [artwork]);
  return <div ref={host} className={styles["picture"]} aria-hidden="true" />;
}
