import { useMemo } from "react";
import type { ReactElement } from "react";
import { offeredSpots } from "../../../configurator-schemas/configuration/offered-spots.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { swatchStyle } from "../../ui/swatch-style.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import styles from "./colour-picker.module.css";

interface SpotSwatchesProps {
  /** Of the group of colours these stand among. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (colour: string) => void;
}

/** Inks of their own, by name: what they are is no colour of a screen. One that is in use stays, whatever the options say. */
export function SpotSwatches({ name, value, onChange }: SpotSwatchesProps): ReactElement | null {
  const session = useSession();
  const { language } = useI18n();
  const { product, configuration, area } = useSessionState((state) => state);
  const spots = useMemo(
    () => (area === undefined ? [] : offeredSpots(product, area, configuration)),
    [product, area, configuration],
  );
  const offered = spots.filter(({ colour, isChosen }) => isChosen || colour === value);
  if (offered.length === 0) return null;
  const { spots: inks = [] } = product.profileDocuments[0] ?? {};
  return (
    <>
      {offered.map(({ colour, label }) => (
        <label
          key={colour}
          className={styles["spot"]}
          style={swatchStyle(inks.find((ink) => colour === `spot(${ink.name})`)?.screen)}
        >
          <input
            type="radio"
            name={name}
            checked={colour === value}
            onChange={() => {
              onChange(colour);
              session.endGroup();
            }}
          />
          <span>{localise(label, language)}</span>
        </label>
      ))}
    </>
  );
}
