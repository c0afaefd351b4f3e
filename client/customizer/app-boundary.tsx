import { Component } from "react";
import type { ReactNode } from "react";
import { I18nContext } from "../i18n/i18n.ts";
import type { I18n } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import styles from "./app.module.css";

/** The last net: the design is in this browser already, so opening the page again brings everything back. */
export class AppBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  static override contextType = I18nContext;
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    // React types a class's context as unknown; the contextType above is I18nContext.
    const i18n = this.context as I18n | undefined;
    return (
      <main className={styles["trouble"]} role="alert">
        <h1>{i18n?.t("crash.title")}</h1>
        <p>{i18n?.t("crash.why")}</p>
        <Button variant="primary" onClick={() => location.reload()}>
          {i18n?.t("crash.reload")}
        </Button>
      </main>
    );
  }
}
