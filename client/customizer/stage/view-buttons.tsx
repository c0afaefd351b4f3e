import styles from "./stage.module.css";

interface ViewButtonsProps {
  readonly label: string;
  readonly views: readonly { readonly id: string; readonly label: string }[];
  readonly current: string;
  onChange(view: string): void;
}

/** One button per named view: the way to turn the product without dragging. */
export function ViewButtons({ label, views, current, onChange }: ViewButtonsProps) {
  return (
    <div className={styles["views"]} role="group" aria-label={label}>
      {views.map((view) => (
        <button
          key={view.id}
          type="button"
          className={styles["view"]}
          aria-pressed={view.id === current}
          onClick={() => onChange(view.id)}
        >
          {view.label}
        </button>
      ))}
    </div>
  );
}
