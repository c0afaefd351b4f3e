import { lineText } from "../../../configurator-schemas/answers/line-text.ts";
import { withdrawalWords } from "../../../configurator-schemas/answers/withdrawal-words.ts";
import { quoteConfiguration } from "../../../configurator-schemas/answers/quote.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { UploadBody } from "../../../configurator-schemas/protocol/http.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { Api } from "../../../client/api/api.ts";
import { ApiProblem } from "../../../client/api/api-problem.ts";

interface StoredDesign {
  version: number;
  configuration: Configuration;
}

/** A server in memory with the contract's own rules for designs; each call may be made to fail, before or after it counted. */
export interface ScriptedApi extends Api {
  readonly designs: Map<string, StoredDesign>;
  readonly calls: string[];
  /** Thrown by the next call of that name instead of doing it. */
  failNext(call: string, problem: ApiProblem): void;
  /** The next call of that name is done, but its answer gets lost. */
  loseNextAnswer(call: string): void;
  /** Uploads wait until this is called. */
  finishUpload(outcome?: ApiProblem): Promise<void>;
  /** What quotes cost more than the shopper's browser computes. */
  surcharge: number;
}

export function scriptedApi(product: Product): ScriptedApi {
  const designs = new Map<string, StoredDesign>();
  const calls: string[] = [];
  const failures = new Map<string, ApiProblem>();
  const lost = new Set<string>();
  let uploads = 0;
  let release: ((outcome: ApiProblem | undefined) => void) | undefined;

  const call = async <Answer>(name: string, work: () => Answer): Promise<Answer> => {
    calls.push(name);
    const failure = failures.get(name);
    failures.delete(name);
    if (failure) throw failure;
    const answer = work();
    if (lost.delete(name)) throw new ApiProblem("network");
    return answer;
  };
  const found = (id: string): StoredDesign => {
    const design = designs.get(id);
    if (!design) throw new ApiProblem("not_found", { status: 404 });
    return design;
  };
  const addresses = (id: string, version: number) => ({
    code: "KORU-4821",
    shareUrl: `/?design=${id}`,
    previewUrl: `/preview/${id}/${version}`,
  });

  return {
    designs,
    calls,
    surcharge: 0,
    failNext: (name, problem) => failures.set(name, problem),
    loseNextAnswer: (name) => lost.add(name),
    async finishUpload(outcome) {
      release?.(outcome);
      await Promise.resolve();
    },
    product: () => call("product", () => product),
    fonts: () => call("fonts", () => ({ items: [] })),
    fontBytes: () => call("fontBytes", () => new Uint8Array()),
    quote(question) {
      return call("quote", () => {
        const answer = quoteConfiguration(product, question.configuration, {
          lines: question.lines ?? [{ quantity: question.quantity ?? 1 }],
          language: "fr",
          taxRatePercent: "20",
        });
        if (!answer.ok) throw new ApiProblem("invalid_configuration", { status: 422 });
        const { quote } = answer;
        return {
          ...quote,
          lines: quote.lines.map(({ count: _count, ...line }) => ({ ...line, text: lineText(line, "fr") })),
          withdrawal: withdrawalWords(quote.withdrawal, "fr"),
          taxEstimate: { country: "FR", ratePercent: "20" },
          ladder: [...quote.ladder],
          skus: quote.skus.map(({ unitPrices: _prices, ...sku }) => sku),
          total: { ...quote.total, amount: quote.total.amount + this.surcharge },
          validUntil: "2026-12-01T00:00:00Z",
          receipt: "head.body.signature",
        };
      });
    },
    createDesign: (configuration) =>
      call("createDesign", () => {
        const id = `d${designs.size + 1}`;
        designs.set(id, { version: 1, configuration });
        return { id, version: 1, token: `t${id}`, ...addresses(id, 1) };
      }),
    readDesign: ({ id }) =>
      call("readDesign", () => {
        const { version, configuration } = found(id);
        return { id, version, configuration, savedAt: "2026-11-21T00:00:00Z", issues: [], ...addresses(id, version) };
      }),
    saveDesign: ({ id, version }, configuration) =>
      call("saveDesign", () => {
        const design = found(id);
        if (design.version !== version) throw new ApiProblem("version_mismatch", { status: 412 });
        design.version += 1;
        design.configuration = configuration;
        return { version: design.version, previewUrl: addresses(id, design.version).previewUrl };
      }),
    async upload(): Promise<UploadBody> {
      calls.push("upload");
      const outcome = await new Promise<ApiProblem | undefined>((resolve) => (release = resolve));
      if (outcome) throw outcome;
      uploads += 1;
      return { id: `up_${uploads}`, kind: "photo", widthPx: 1600, heightPx: 1200, bytes: 9, sha256: "", warnings: [] };
    },
    drawing: () => call("drawing", () => undefined),
    send: () => call("send", () => new Response("{}")),
    workingCopy: () => call("workingCopy", () => new Blob()),
    uploadImage: () => call("uploadImage", () => new Blob()),
  };
}

/** A browser's storage in memory. */
export function memoryStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (index) => [...entries.keys()][index] ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  };
}
