import type { ReactElement, ReactNode } from "react";
import type { I18n } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { ErrorBoundary } from "../ui/error-boundary.tsx";
import styles from "./app.module.css";

/** The last net: the design is in this browser already, so opening the page again brings everything back. */
export function AppBoundary({ children }: { readonly children: ReactNode }): ReactElement {
  return <ErrorBoundary fallback={sayCrash}>{children}</ErrorBoundary>;
}

function sayCrash(i18n: I18n | undefined): ReactElement {
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
