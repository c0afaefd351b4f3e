import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icons.tsx";
import type { JobState } from "../../configurator-schemas/production/job-states.ts";
import { useOrder } from "./order.ts";
import type { PlacedOrder } from "./order.ts";
import { useShop } from "./shop-context.ts";
import styles from "./cart.module.css";

/** The way every job goes when nothing goes wrong. */
const WAY: readonly JobState[] = ["rendering", "queued", "claimed", "accepted", "printed", "shipped"];
const TROUBLE: readonly JobState[] = ["held", "rejected", "cancelled", "failed"];

interface OrderProgressProps {
  readonly placed: PlacedOrder;
  onDone(): void;
}

/** What becomes of an order: one line of steps per print job. */
export function OrderProgress({ placed, onDone }: OrderProgressProps) {
  const { words } = useShop();
  const order = useOrder(placed);
  const jobs = order.lines.flatMap((line) => line.jobs);
  return (
    <div className={styles["order"]}>
      <p className={styles["thanks"]}>{words.orderThanks}</p>
      {jobs.map((job, i) => (
        <section key={job.id} aria-label={words.job(i + 1)}>
          {jobs.length > 1 && <h3>{words.job(i + 1)}</h3>}
          <p className="visually-hidden" role="status">
            {words.states[job.state]}
          </p>
          <ol className={styles["steps"]} data-job={job.id} data-state={job.state}>
            {stepsOf(job.state).map(({ state, reached, current }) => (
              <li key={state} data-reached={reached} aria-current={current ? "step" : undefined}>
                <span className={styles["dot"]}>{reached && <Icon name="check" size={14} />}</span>
                {words.states[state]}
              </li>
            ))}
          </ol>
        </section>
      ))}
      {order.folderUrl !== undefined && (
        <a className={styles["folder"]} href={order.folderUrl} target="_blank" rel="noreferrer">
          {words.printFolder}
        </a>
      )}
      <Button onClick={onDone}>{words.continueShopping}</Button>
    </div>
  );
}

function stepsOf(state: JobState): { state: JobState; reached: boolean; current: boolean }[] {
  if (TROUBLE.includes(state)) return [{ state, reached: false, current: true }];
  const at = WAY.indexOf(state === "downloaded" ? "claimed" : state);
  return WAY.map((each, i) => ({ state: i === at ? state : each, reached: i <= at, current: i === at }));
}
