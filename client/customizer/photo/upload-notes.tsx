import type { ReactElement } from "react";
import { Icon } from "../../ui/icons.tsx";
import type { Picture } from "../session/picture.ts";
import styles from "./upload-notes.module.css";

/** What a file lost on its way in, in the server's words; it is printed as it is shown. */
export function UploadNotes({ picture }: { readonly picture: Picture }): ReactElement | null {
  if (!picture.notes || picture.notes.length === 0) return null;
  return (
    <ul className={styles["notes"]} role="status">
      {picture.notes.map((note) => (
        <li key={note}>
          <Icon name="warning" size={18} />
          {note}
        </li>
      ))}
    </ul>
  );
}
