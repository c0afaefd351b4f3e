import { useEffect, useLayoutEffect, useRef } from "react";
import type { ReactElement } from "react";
import { selectionOf } from "../../../configurator-schemas/configuration/selections.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { IconButton } from "../../ui/button.tsx";
import type { Explanation, Way } from "../session/explanation.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { makeRoom } from "./make-room.ts";
import { reasonWords } from "./reason-words.ts";
import { whyId } from "./use-asking.ts";
import { valueWords } from "./value-words.ts";
import WayButton from "./way-button.tsx";
import styles from "./why.module.css";

interface WhyCardProps {
  readonly option: Option;
  readonly explanation: Explanation;
}

/**
 * Why a value cannot be chosen, and what to do about it. It lies over the panel's lower end, so that nothing moves when it
 * comes; in the page's order it follows the option's own inputs, so that Tab leads from the value to its ways.
 */
export default function WhyCard({ option, explanation }: WhyCardProps): ReactElement {
  const session = useSession();
  const i18n = useI18n();
  const { language, t } = i18n;
  const product = useSessionState((state) => state.product);
  const card = useRef<HTMLDivElement>(null);
  useDismissOutside(card);
  useLayoutEffect(() => (card.current ? makeRoom(card.current) : undefined), [explanation]);

  const name = localise(option.label, language);
  const value = valueWords(option, explanation.member === undefined ? explanation.value : [explanation.member], i18n);
  const take = (way: Way) => {
    const fieldset = card.current?.closest("fieldset");
    session.take(way);
    // The button is gone; whoever came by keyboard goes on from the value.
    requestAnimationFrame(() => fieldset?.querySelector<HTMLElement>(AFTERWARDS)?.focus());
  };
  return (
    <div ref={card} className={styles["card"]} role="group" aria-label={t("why.label")} data-testid="why">
      <div id={whyId(option.id)} className={styles["words"]}>
        <strong>{t(`why.${explanation.kind}`, { option: name, value })}</strong>
        {explanation.reasons.map((reason, i) => (
          <p key={i}>{reasonWords(product, reason, i18n)}</p>
        ))}
        <InPlay explanation={explanation} />
        {explanation.kind === "refused" && explanation.ways.length === 0 && <p>{t("why.noWay")}</p>}
      </div>
      <IconButton icon="close" label={t("close")} className={styles["close"]} onClick={session.dismissExplanation} />
      {explanation.ways.length > 0 && (
        <div className={styles["ways"]}>
          {explanation.ways.map((way, i) => (
            <WayButton key={i} way={way} onTake={() => take(way)} />
          ))}
        </div>
      )}
    </div>
  );
}

const AFTERWARDS = "input:checked, input:not([type=range]):not([type=radio])";

/** The picks that stand in the way, in the shopper's own values. */
function InPlay({ explanation: { picks } }: { readonly explanation: Explanation }): ReactElement | null {
  const i18n = useI18n();
  const { product, configuration } = useSessionState((state) => state);
  const words = picks.flatMap((id) => {
    const option = product.options.find((each) => each.id === id);
    const value = option && selectionOf(option, configuration.selections);
    if (!option || value === undefined) return [];
    const name = localise(option.label, i18n.language);
    return [i18n.t("value.of", { option: name, value: valueWords(option, value, i18n) })];
  });
  if (words.length === 0) return null;
  return <p className={styles["picks"]}>{i18n.t("why.picks", { picks: words.join(i18n.t("comma")) })}</p>;
}

/** Going on elsewhere ends it; so does Escape, before it means anything else. */
function useDismissOutside(card: { readonly current: HTMLElement | null }): void {
  const { dismissExplanation } = useSession();
  useEffect(() => {
    const onElsewhere = ({ target }: Event) => {
      const field = card.current?.closest("fieldset");
      if (target instanceof Node && !field?.contains(target)) dismissExplanation();
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      dismissExplanation();
    };
    document.addEventListener("keydown", onEscape, { capture: true });
    document.addEventListener("pointerdown", onElsewhere);
    document.addEventListener("focusin", onElsewhere);
    return () => {
      document.removeEventListener("keydown", onEscape, { capture: true });
      document.removeEventListener("pointerdown", onElsewhere);
      document.removeEventListener("focusin", onElsewhere);
    };
  }, [card, dismissExplanation]);
}
