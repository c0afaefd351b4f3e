import type { ReactElement } from "react";
import { artColours } from "../../../configurator-schemas/artwork/draw-art.ts";
import type { ArtElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { useArtPiece } from "../session/art-library.ts";
import { useArtWords } from "./art-words.ts";
import { ColourPicker } from "./colour-picker.tsx";
import { OpacityField } from "./opacity-field.tsx";
import { useChange } from "./use-change.ts";
import styles from "./design-panel.module.css";

/** A motif's colours, one picker each; opacity only where nothing of it lies under something else of it. */
export function ArtPanel({ element }: { readonly element: ArtElement }): ReactElement {
  const change = useChange(element);
  const { t } = useI18n();
  const words = useArtWords();
  const piece = useArtPiece(element.art);
  const colours = piece ? artColours(piece, element.colours) : [];
  const recolour = (index: number, colour: string) =>
    change((each) => ({ ...each, colours: colours.map((old, i) => (i === index ? colour : old)) }), `colour-${index}`);
  return (
    <div className={styles["section"]}>
      {colours.map((colour, index) => (
        // The palette's order is the piece's own and never changes.
        <ColourPicker
          key={piece?.palette[index]}
          label={colours.length === 1 ? t("field.colour") : words.colour(index + 1)}
          value={colour}
          onChange={(next) => recolour(index, next)}
        />
      ))}
      <div className={styles["row"]}>
        {piece && (
          <Button icon="undo" onClick={() => change((each) => ({ ...each, colours: [...piece.palette] }))}>
            {words.ownColours}
          </Button>
        )}
        <Button icon="flipX" onClick={() => change((each) => ({ ...each, flipX: each.flipX !== true }))}>
          {words.flip}
        </Button>
      </div>
      {piece?.paths.length === 1 && <OpacityField element={element} />}
    </div>
  );
}
