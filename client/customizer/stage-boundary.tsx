import type { ReactElement, ReactNode } from "react";
import type { I18n } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { ErrorBoundary } from "../ui/error-boundary.tsx";
import styles from "./app.module.css";

/** If the picture of the product breaks (a lost chunk, a driver), designing and ordering go on beside it. */
export function StageBoundary({ children }: { readonly children: ReactNode }): ReactElement {
  return <ErrorBoundary fallback={sayBroken}>{children}</ErrorBoundary>;
}

function sayBroken(i18n: I18n | undefined, retry: () => void): ReactElement {
  return (
    <div className={styles["trouble"]} style={{ minHeight: "100%" }} role="status">
      <p>{i18n?.t("scene.broken")}</p>
      <Button onClick={retry}>{i18n?.t("retry")}</Button>
    </div>
  );
}
