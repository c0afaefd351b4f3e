import type { MouseEvent } from "react";
import { LANGUAGE_NAMES } from "./language-names.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { Icon } from "../ui/icons.tsx";
import { go } from "./address.ts";
import { useCart } from "./cart.ts";
import { useShop } from "./shop-context.ts";
import styles from "./shop-header.module.css";

interface ShopHeaderProps {
  /** Over the widget: smaller, with the way back. */
  readonly compact: boolean;
  onLanguage(language: Language): void;
  onCart(): void;
}

export function ShopHeader({ compact, onLanguage, onCart }: ShopHeaderProps) {
  const { language, words } = useShop();
  const count = useCart().length;
  const home = (event: MouseEvent) => {
    event.preventDefault();
    go("/");
  };
  return (
    <header className={[styles["header"], compact && styles["compact"]].filter(Boolean).join(" ")}>
      <a className={styles["brand"]} href="/" onClick={home} aria-label={compact ? words.back : "Atelier"}>
        {compact && (
          <span className={styles["back"]}>
            <Icon name="back" size={20} />
          </span>
        )}
        <span className={styles["wordmark"]} lang="fr">
          Atelier
        </span>
        {!compact && <span className={styles["tagline"]}>{words.tagline}</span>}
      </a>
      <div className={styles["tools"]}>
        <label className={styles["language"]}>
          <span className="visually-hidden">{words.language}</span>
          <select value={language} onChange={(event) => onLanguage(toLanguageName(event.target.value))}>
            {LANGUAGE_NAMES.map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className={styles["cart"]} aria-label={words.cartOf(count)} onClick={onCart}>
          <Icon name="cart" size={22} />
          {count > 0 && <span className={styles["count"]}>{count}</span>}
        </button>
      </div>
    </header>
  );
}

function toLanguageName(code: string): Language {
  return LANGUAGE_NAMES.find(([each]) => each === code)?.[0] ?? "fr";
}
