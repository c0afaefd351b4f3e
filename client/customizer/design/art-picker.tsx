import { use, useEffect, useState } from "react";
import type { ReactElement } from "react";
import type { ArtPiece } from "../../../configurator-schemas/artwork/draw-art.ts";
import { fittedArt } from "../../../configurator-schemas/artwork/draw-art.ts";
import type { Language } from "../../../configurator-schemas/schema/localised.ts";
import { roundMm } from "../../../configurator-schemas/units/length.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { fetchCategory, useArtPiece } from "../session/art-library.ts";
import { useSession } from "../session/use-session.ts";
import { useArtWords } from "./art-words.ts";
import styles from "./art-picker.module.css";

/** Share of the print area's shorter side that a new motif or code takes. */
const SHARE = 0.4;

const INDEX = import.meta.glob<string>("../../../assets/art/index.json", {
  eager: true,
  query: "?url",
  import: "default",
});

interface Named {
  readonly id: string;
  readonly category: string;
  readonly names: Readonly<Record<Language, string>>;
}

let index: Promise<readonly Named[]> | undefined;

/** Nothing where it did not arrive; asked again the next time the dialog opens. */
async function loadIndex(): Promise<readonly Named[]> {
  try {
    const response = await fetch(INDEX["../../../assets/art/index.json"] ?? "");
    const list = (await response.json()) as readonly Named[]; // written by assets/art/build.ts, in the same build
    await Promise.all([...new Set(list.map((each) => each.category))].map(fetchCategory));
    return list;
  } catch {
    index = undefined;
    return [];
  }
}

/** Every motif by its drawing, found by its name in the three languages; and the codes machines read. */
export default function ArtPicker({ onClose }: { readonly onClose: () => void }): ReactElement {
  const session = useSession();
  const words = useArtWords();
  const { language } = useI18n();
  const [wanted, setWanted] = useState("");
  index ??= loadIndex();
  const list = use(index);
  useEffect(() => () => session.endGroup(), [session]);
  const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const shown = list.filter((each) => plain(Object.values(each.names).join(" ")).includes(plain(wanted.trim())));
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className={styles["picker"]}>
        <TextField label={words.search} value={wanted} onChange={setWanted} maxLength={60} />
        <div>
          <Button icon="plus" onClick={addCode}>
            {words.codeStart}
          </Button>
        </div>
        <div className={styles["grid"]}>
          {shown.map((each) => (
            <PieceButton key={each.id} id={each.id} name={each.names[language]} onChoose={addPiece} />
          ))}
        </div>
        {shown.length === 0 && <p role="status">{list.length === 0 ? words.failed : words.none}</p>}
      </div>
    </Dialog>
  );

  function addPiece(piece: ArtPiece) {
    session.addBuilt(({ id, area }) => {
      const side = Math.min(area.widthMm, area.heightMm) * SHARE;
      const size = fittedArt(piece, { widthMm: side, heightMm: side });
      const placement = { widthMm: roundMm(size.widthMm), heightMm: roundMm(size.heightMm), ...centre(area) };
      // Its colours are named from the start, so that what is counted as colours is what is printed.
      return { id, kind: "art", art: piece.id, colours: [...piece.palette], placement };
    });
    onClose();
  }

  function addCode() {
    session.addBuilt(({ id, area }) => {
      const side = roundMm(Math.min(area.widthMm, area.heightMm) * SHARE);
      const placement = { widthMm: side, heightMm: side, ...centre(area) };
      return { id, kind: "code", code: "qr", value: "", fill: "#000000", background: "#ffffff", placement };
    });
    onClose();
  }
}

function centre(area: { readonly widthMm: number; readonly heightMm: number }) {
  return { xMm: roundMm(area.widthMm / 2), yMm: roundMm(area.heightMm / 2), rotationDeg: 0 };
}

interface PieceButtonProps {
  readonly id: string;
  readonly name: string;
  readonly onChoose: (piece: ArtPiece) => void;
}

function PieceButton({ id, name, onChoose }: PieceButtonProps): ReactElement | null {
  const piece = useArtPiece(id);
  if (!piece) return null;
  return (
    <button type="button" className={styles["piece"]} aria-label={name} title={name} onClick={() => onChoose(piece)}>
      <svg viewBox={`0 0 ${piece.viewBox.join(" ")}`} aria-hidden="true">
        {piece.paths.map(({ d, colour }, i) => (
          <path key={`${i} ${colour}`} d={d} fill={piece.palette[colour]} />
        ))}
      </svg>
    </button>
  );
}
