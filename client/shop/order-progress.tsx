import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icons.tsx";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { localeOf } from "../i18n/format.ts";
import type { JobState } from "../../configurator-schemas/production/job-states.ts";
import { jobsOf, useOrder, usePrintFiles } from "./order.ts";
import type { PlacedJob, PlacedOrder } from "./order.ts";
import { useShop } from "./shop-context.ts";
import type { ShopWords } from "./shop-words.ts";
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
  const jobs = jobsOf(order);
  return (
    <div className={styles["order"]}>
      <p className={styles["thanks"]}>{jobs.every(isUnprinted) ? words.made.thanks : words.orderThanks}</p>
      {jobs.map((job, i) => (
        <section key={job.id} aria-label={words.job(i + 1)}>
          {jobs.length > 1 && <h3>{words.job(i + 1)}</h3>}
          <p className="visually-hidden" role="status">
            {statesOf(job, words)[job.state]}
          </p>
          <ol className={styles["steps"]} data-job={job.id} data-state={job.state}>
            {stepsOf(job.state).map(({ state, reached, current }) => (
              <li key={state} data-reached={reached} aria-current={current ? "step" : undefined}>
                <span className={styles["dot"]}>{reached && <Icon name="check" size={14} />}</span>
                {statesOf(job, words)[state]}
              </li>
            ))}
          </ol>
          <PrintFiles job={job} />
        </section>
      ))}
      <Button onClick={onDone}>{words.continueShopping}</Button>
    </div>
  );
}

function isUnprinted({ profile }: PlacedJob): boolean {
  return profile === "none";
}

function statesOf(job: PlacedJob, words: ShopWords): Readonly<Record<JobState, string>> {
  return isUnprinted(job) ? words.made.states : words.states;
}

function PrintFiles({ job }: { readonly job: PlacedJob }) {
  const { words, language } = useShop();
  const files = usePrintFiles(job);
  if (files.length === 0) return null;
  return (
    <div className={styles["files"]}>
      <h3>{words.printFile}</h3>
      {files.map(({ name, bytes, url }) => (
        <a
          key={name}
          href={url}
          target="_blank"
          rel="noreferrer"
          aria-label={words.openFile(name, fileSize(bytes, language))}
        >
          <img src={url} alt="" />
          <span dir="ltr">
            {name} · {fileSize(bytes, language)}
          </span>
        </a>
      ))}
    </div>
  );
}

function fileSize(bytes: number, language: Language): string {
  const kilobytes = bytes / 1000;
  const unit = kilobytes < 1000 ? "kilobyte" : "megabyte";
  const value = kilobytes < 1000 ? kilobytes : kilobytes / 1000;
  return new Intl.NumberFormat(localeOf(language), { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}

function stepsOf(state: JobState): { state: JobState; reached: boolean; current: boolean }[] {
  if (TROUBLE.includes(state)) return [{ state, reached: false, current: true }];
  const at = WAY.indexOf(state === "downloaded" ? "claimed" : state);
  return WAY.map((each, i) => ({ state: i === at ? state : each, reached: i <= at, current: i === at }));
}
