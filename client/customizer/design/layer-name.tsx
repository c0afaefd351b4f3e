import { useEffect, useRef } from "react";
import type { KeyboardEvent, ReactElement } from "react";
import { MOST_NAME } from "../session/layer-edits.ts";
import { useLayerWords } from "./layer-words.ts";
import styles from "./layer-list.module.css";

interface LayerNameProps {
  readonly name: string;
  /** What the shopper called it before; empty where it goes by its own words. */
  readonly own: string;
  readonly onDone: (name: string | undefined) => void;
}

/** The field a name is changed in where it stands: Enter keeps, Escape leaves it as it was. */
export function LayerName({ name, own, onDone }: LayerNameProps): ReactElement {
  const words = useLayerWords();
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => field.current?.select(), []);
  const done = (keeps: boolean) => {
    // Letting go of the field with a key also takes the focus away.
    if (isDone.current) return;
    isDone.current = true;
    const typed = field.current?.value.trim() ?? "";
    onDone(keeps && typed !== own ? typed : undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    // A composed word is finished with Enter, too.
    if (event.nativeEvent.isComposing) return;
    event.preventDefault();
    done(event.key === "Enter");
  };
  return (
    <input
      ref={field}
      type="text"
      dir="auto"
      className={styles["rename"]}
      aria-label={words.newName}
      defaultValue={own}
      placeholder={name}
      maxLength={MOST_NAME}
      autoComplete="off"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={() => done(true)}
    />
  );
}
