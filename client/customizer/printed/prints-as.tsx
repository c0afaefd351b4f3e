import { useEffect, useState } from "react";
import type { ReactElement } from "react";
import type { ColourTable } from "../../../configurator-schemas/artwork/colour-table.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { swatchStyle } from "../../ui/swatch-style.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { pressOf } from "./press-of.ts";
import { printedTable } from "./printed-table.ts";
import { PRINTED_WORDS } from "./printed-words.ts";
import { printedColour } from "./proof-pixels.ts";
import styles from "./printed.module.css";

/** How the chosen colour prints, beside how it looks here. Nothing where the product is made of screens' colours. */
export function PrintsAs({ colour }: { readonly colour: string }): ReactElement | null {
  const { api } = useSession();
  const { language } = useI18n();
  const press = useSessionState(({ product }) => pressOf(product));
  const [table, setTable] = useState<ColourTable>();
  useEffect(() => {
    if (!press) return;
    let ended = false;
    // Without it the picker is what it was: nobody waits for it.
    void printedTable(api, press).then(
      (arrived) => ended || setTable(arrived),
      () => undefined,
    );
    return () => {
      ended = true;
    };
  }, [api, press]);
  if (!table || !/^#[0-9a-f]{6}$/i.test(colour)) return null;
  const words = PRINTED_WORDS[language];
  const printed = printedColour(table, colour);
  return (
    <p className={styles["prints-as"]} data-testid="prints-as">
      <span className={styles["pair"]} aria-hidden="true">
        <span style={swatchStyle(colour)} />
        <span style={swatchStyle(printed.colour)} />
      </span>
      {printed.missed ? words.duller : words.printsAs}
    </p>
  );
}
