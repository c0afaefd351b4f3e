import type { ReactElement } from "react";
import styles from "./spinner.module.css";

/** Shows itself after 300 ms: what is quicker needs no waiting sign. */
export function Spinner(): ReactElement {
  return <span className={styles["spinner"]} aria-hidden="true" />;
}
