import { useEffect, useMemo, useState } from "react";
import type { ReactElement } from "react";
import { useI18n } from "../../i18n/i18n.ts";
import type { Press } from "../../../configurator-schemas/schema/press.ts";
import type { ArtworkCanvas } from "../paint/artwork-canvas.ts";
import { useSession } from "../session/use-session.ts";
import { createPrintedCanvas } from "./printed-canvas.ts";
import type { PrintedCanvas } from "./printed-canvas.ts";
import { printedTable } from "./printed-table.ts";
import { PRINTED_WORDS } from "./printed-words.ts";
import styles from "./printed.module.css";

type Artworks = ReadonlyMap<string, ArtworkCanvas>;

interface PrintedColoursProps {
  readonly press: Press;
  readonly artworks: Artworks;
  /** The area at hand: how much of it the press misses is said. */
  readonly area: string;
  /** Instead of the artworks; undefined: as they are on screens. */
  readonly onShow: (printed: Artworks | undefined) => void;
}

/** Below this share nobody would find the place. */
const LEAST_SHARE = 0.005;

/** Shows the design in the colours its press makes, and where it cannot make them. */
export default function PrintedColours({ press, artworks, area, onShow }: PrintedColoursProps): ReactElement {
  const { api } = useSession();
  const { language, format } = useI18n();
  const words = PRINTED_WORDS[language];
  const [wanted, setWanted] = useState(false);
  const [failed, setFailed] = useState(false);
  const [hatched, setHatched] = useState(false);
  const [printed, setPrinted] = useState<ReadonlyMap<string, PrintedCanvas>>();
  const outside = useOutside(printed?.get(area));

  useEffect(() => {
    if (!wanted) return;
    const made = new Map<string, PrintedCanvas>();
    let ended = false;
    void printedTable(api, press).then(
      (table) => {
        if (ended) return;
        for (const [id, artwork] of artworks) made.set(id, createPrintedCanvas(artwork, table));
        setPrinted(made);
        onShow(made);
      },
      () => {
        if (ended) return;
        setFailed(true);
        setWanted(false);
      },
    );
    return () => {
      ended = true;
      setPrinted(undefined);
      onShow(undefined);
      for (const each of made.values()) each.dispose();
    };
  }, [wanted, api, press, artworks, onShow]);
  useEffect(() => printed?.forEach((each) => each.hatch(hatched)), [printed, hatched]);

  const isMissed = wanted && outside >= LEAST_SHARE;
  const missed = words.outside.replace("{share}", format.percent(outside));
  return (
    <div className={styles["printed"]}>
      <button
        type="button"
        className={styles["toggle"]}
        aria-pressed={wanted}
        title={words.why.replace("{condition}", press.condition)}
        onClick={() => {
          setFailed(false);
          setWanted(!wanted);
        }}
      >
        <span className={styles["inks"]} aria-hidden="true" />
        <span className={styles["words"]}>{words.toggle}</span>
      </button>
      <span className="visually-hidden" role="status">
        {failed ? words.failed : wanted && !printed ? words.coming : ""}
      </span>
      {failed && <span className={styles["note"]}>{words.failed}</span>}
      {isMissed && (
        <button
          type="button"
          className={styles["note"]}
          title={missed}
          aria-pressed={hatched}
          onClick={() => setHatched(!hatched)}
        >
          <span className={styles["short"]} aria-hidden="true">
            {format.percent(outside)}
          </span>
          <span className={styles["words"]}>
            {missed} · <u>{words.show}</u>
          </span>
        </button>
      )}
    </div>
  );
}

/** The share of an area that the press misses, as it changes. */
function useOutside(canvas: PrintedCanvas | undefined): number {
  const [share, setShare] = useState(0);
  const read = useMemo(() => () => setShare(canvas?.outside ?? 0), [canvas]);
  useEffect(() => {
    read();
    return canvas?.subscribe(read);
  }, [canvas, read]);
  return share;
}
