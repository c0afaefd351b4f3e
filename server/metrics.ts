/** Counters of this process, written as Prometheus text. */
export interface Metrics {
  count(name: MetricName, labels?: Readonly<Record<string, string>>): void;
  write(extra: readonly Sample[]): string;
}

export interface Sample {
  readonly name: string;
  readonly help: string;
  readonly kind: "counter" | "gauge";
  readonly value: number;
}

const HELP = {
  atelier_requests_total: "HTTP answers by status class.",
  atelier_uploads_total: "Uploads by outcome.",
  atelier_fonts_total: "Merchants' fonts by outcome.",
  atelier_designs_saved_total: "Design versions saved.",
  atelier_orders_total: "Orders accepted.",
  atelier_print_jobs_total: "Print jobs by outcome of rendering.",
  atelier_files_corrupt_total: "Stored files whose bytes no longer had their hash; they were not delivered.",
} as const;
export type MetricName = keyof typeof HELP;

export function createMetrics(): Metrics {
  const counts = new Map<MetricName, Map<string, number>>();
  return {
    count(name, labels = {}) {
      const text = Object.entries(labels)
        .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
        .join(",");
      const series = counts.get(name) ?? new Map<string, number>();
      counts.set(name, series);
      series.set(text, (series.get(text) ?? 0) + 1);
    },
    write(extra) {
      const lines: string[] = [];
      for (const [name, series] of counts) {
        lines.push(`# HELP ${name} ${HELP[name]}`, `# TYPE ${name} counter`);
        for (const [labels, value] of series) lines.push(`${name}${labels && `{${labels}}`} ${value}`);
      }
      for (const { name, help, kind, value } of extra) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, `${name} ${value}`);
      }
      return `${lines.join("\n")}\n`;
    },
  };
}
