import { Component } from "react";
import type { ReactNode } from "react";
import { I18nContext } from "../i18n/i18n.ts";
import type { I18n } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import styles from "./app.module.css";

interface StageBoundaryProps {
  readonly children: ReactNode;
}

/** If the picture of the product breaks (a lost chunk, a driver), designing and ordering go on beside it. */
export class StageBoundary extends Component<StageBoundaryProps, { readonly broken: boolean }> {
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
      <div className={styles["trouble"]} style={{ minHeight: "100%" }} role="status">
        <p>{i18n?.t("scene.broken")}</p>
        <Button onClick={() => this.setState({ broken: false })}>{i18n?.t("retry")}</Button>
      </div>
    );
  }
}
