import type { ReactElement } from "react";

import type { CodeElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useSession } from "../session/use-session.ts";
import { CODE_KINDS, useArtWords } from "./art-words.ts";
import { ColourPicker } from "./colour-picker.tsx";
import { useChange } from "./use-change.ts";
import styles from "./design-panel.module.css";

const VALUE_LENGTH = 500;

/** What a code says, how it is written, and its two colours. */
export function CodePanel({ element }: { readonly element: CodeElement }): ReactElement {
  const session = useSession();
  const change = useChange(element);
  const { t } = useI18n();
  const words = useArtWords();
  return (
    <div className={styles["section"]}>
      <Segmented
        wide
        label={words.codeKind}
        value={element.code}
        items={CODE_KINDS.map((id) => ({ id, label: words.codes[id] }))}
        onChange={(code) => change((each) => ({ ...each, code }))}
      />
      <TextField
        label={words.codeValue[element.code]}
        value={element.value}
        maxLength={VALUE_LENGTH}
        onChange={(value) => change((each) => ({ ...each, value }), "value")}
        onDone={session.endGroup}
      />
      <ColourPicker
        label={t("field.colour")}
        value={element.fill}
        onChange={(fill) => change((each) => ({ ...each, fill }), "colour")}
      />
      <ColourPicker
        label={words.background}
        value={element.background ?? ""}
        onChange={(background) => change((each) => ({ ...each, background }), "ground")}
      />
    </div>
  );
}
