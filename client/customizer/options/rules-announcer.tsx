import { useEffect, useRef } from "react";
import { selectionOf } from "../../../configurator-schemas/configuration/selections.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { useAnnouncer } from "../design/announcer.tsx";
import { useSessionState } from "../session/use-session.ts";
import { valueWords } from "./value-words.ts";

/** Says what gave way to the latest choice; whoever sees the screen has a mark beside it. */
export function RulesAnnouncer(): null {
  const announce = useAnnouncer();
  const i18n = useI18n();
  const { product, configuration, adapted } = useSessionState((state) => state);
  const said = useRef(adapted);
  useEffect(() => {
    // Said once, when it happens: what else changes meanwhile does not repeat it.
    if (said.current === adapted) return;
    said.current = adapted;
    const words = product.options.flatMap((option) => {
      const value = adapted.has(option.id) ? selectionOf(option, configuration.selections) : undefined;
      if (value === undefined) return [];
      return [
        i18n.t("value.of", { option: localise(option.label, i18n.language), value: valueWords(option, value, i18n) }),
      ];
    });
    if (words.length > 0) announce(i18n.t("announce.adapted", { options: words.join(i18n.t("comma")) }));
  }, [adapted, announce, configuration, i18n, product]);
  return null;
}
