import { useMemo, useState } from "react";
import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useSessionState } from "../session/use-session.ts";
import { useMedia } from "../use-media.ts";
import { CutList } from "./cut-list.tsx";
import { factsOf } from "./facts-of.ts";
import type { Fact } from "./facts-of.ts";
import { FACTS_WORDS } from "./facts-words.ts";
import styles from "./facts.module.css";

/** What the choices come to, to read and not to change: weights, lengths, the cut list. Folded on phones. */
export default function FactsPanel(): ReactElement | null {
  const { language } = useI18n();
  const { product, configuration } = useSessionState((state) => state);
  const phone = useMedia("(max-width: 699px)");
  const facts = useMemo(() => factsOf(product, configuration), [product, configuration]);
  const words = FACTS_WORDS[language];
  if (facts.numbers.length === 0 && facts.parts.length === 0) return null;
  const content = (
    <>
      {facts.numbers.length > 0 && (
        <div className={styles["numbers"]}>
          {!phone && <h2>{words.title}</h2>}
          <Numbers numbers={facts.numbers} />
        </div>
      )}
      {facts.parts.length > 0 && <CutList parts={facts.parts} />}
    </>
  );
  if (phone) return <Folded title={words.title}>{content}</Folded>;
  return (
    <section className={styles["panel"]} aria-label={words.title} tabIndex={0}>
      {content}
    </section>
  );
}

function Numbers({ numbers }: { readonly numbers: readonly Fact[] }): ReactElement {
  const { language, format, t } = useI18n();
  return (
    <dl>
      {numbers.map(({ id, label, unit, value }) => (
        <div key={id}>
          <dt>{localise(label, language)}</dt>
          <dd data-unknown={value === undefined}>
            {value === undefined ? FACTS_WORDS[language].unknown : format.number(value, 2)}
            {value !== undefined && unit !== "none" && <small>{`\u00a0${t(`unit.${unit}`, { count: value })}`}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface FoldedProps {
  readonly title: string;
  readonly children: ReactElement;
}

/** One button in the drawing's corner; the numbers come over the page, because a phone has no room beside. */
function Folded({ title, children }: FoldedProps): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles["toggle"]} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {title}
        <Icon name="up" size={18} />
      </button>
      {open && (
        <Dialog title={title} onClose={() => setOpen(false)}>
          {children}
        </Dialog>
      )}
    </>
  );
}
