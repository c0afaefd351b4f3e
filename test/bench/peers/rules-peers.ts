import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import type { FeatureModel } from "../rules-feature-model.ts";

/** A model loaded into a solver that shares nothing with ours; features as signed 1-based numbers. */
export interface LoadedPeer {
  /** Every forced feature of a selection, ascending; undefined when it is impossible, "late" when it gave up. */
  forced(
    selected: readonly number[],
    limits: { readonly until: number },
  ): Promise<readonly number[] | "late" | undefined>;
}

export interface RulesPeer {
  readonly name: string;
  /** It cannot be stopped once asked, so models beyond this are not asked about. */
  readonly maxFeatures?: number;
  open(model: FeatureModel): LoadedPeer;
}

/** logic-solver also says of any statement whether it can hold, which is all a judge needs. */
export interface JudgingPeer extends RulesPeer {
  open(model: FeatureModel): LoadedPeer & {
    /** Can all of the selection hold, and one of `anyOf` too? */
    canHold(selected: readonly number[], anyOf?: readonly number[]): boolean;
  };
}

const require = createRequire(import.meta.url);

/** Installs the peers beside this file, from their own lockfile, for the bench alone; false when that is not possible here. */
export function installPeers(): boolean {
  if (arePeersInstalled()) return true;
  try {
    execFileSync("npm", ["ci"], {
      cwd: fileURLToPath(new URL(".", import.meta.url)),
      stdio: ["ignore", "ignore", "inherit"],
    });
    return true;
  } catch (error) {
    console.error(`The peers could not be installed, so they are left out: ${String(error)}`);
    return false;
  }
}

export function arePeersInstalled(): boolean {
  return existsSync(new URL("node_modules/logic-solver", import.meta.url));
}

/** MiniSat 2.2 as a script, of Meteor. */
export function openLogicSolver(): JudgingPeer {
  return logicSolver(require("logic-solver") as LogicSolver); // a script without types
}

/** clasp and gringo as WebAssembly, of Potassco. */
export async function openClingo(): Promise<RulesPeer> {
  return clingoWasm((await import(pathToFileURL(require.resolve("clingo-wasm")).href)) as ClingoModule); // its own types
}

/** The part of logic-solver that is used. */
interface LogicSolver {
  readonly Solver: new () => {
    require(clause: unknown): void;
    solveAssuming(condition: unknown): LogicSolution | null;
  };
  or(...terms: readonly string[]): unknown;
  and(...terms: readonly unknown[]): unknown;
}
interface LogicSolution {
  evaluate(term: string): boolean;
}

/** The textbook way: a solution, then each of its values denied in turn; every further solution settles all it flips. */
function logicSolver(Logic: LogicSolver): JudgingPeer {
  const term = (signed: number) => (signed > 0 ? `f${signed}` : `-f${-signed}`);
  return {
    name: "logic-solver 2.0.1",
    open({ features, clauses, atMostOne }) {
      const solver = new Logic.Solver();
      // Every feature must be known, also one no clause names.
      features.forEach((_, i) => solver.require(Logic.or(term(i + 1), term(-i - 1))));
      for (const clause of clauses) solver.require(Logic.or(...clause.map(term)));
      for (const group of atMostOne) {
        // In pairs: its own `atMostOne` counts with adders, which is slower on every model here.
        group.forEach((one, i) => {
          for (const other of group.slice(i + 1)) solver.require(Logic.or(term(-one), term(-other)));
        });
      }
      return {
        canHold: (selected, anyOf) => {
          const picks = selected.map(term);
          const all = anyOf ? [...picks, Logic.or(...anyOf.map(term))] : picks;
          return solver.solveAssuming(Logic.and(...all)) !== null;
        },
        forced: async (selected, { until }) => {
          const picks = selected.map(term);
          const first = solver.solveAssuming(Logic.and(...picks));
          if (!first) return undefined;
          const valuesOf = (solution: LogicSolution) =>
            features.map((_, i) => (solution.evaluate(term(i + 1)) ? i + 1 : -i - 1));
          let candidates = valuesOf(first);
          const forced: number[] = [];
          while (candidates.length > 0) {
            if (performance.now() > until) return "late";
            const [next = 0, ...rest] = candidates;
            const other = solver.solveAssuming(Logic.and(...picks, term(-next)));
            candidates = rest;
            if (!other) forced.push(next);
            else {
              const values = new Set(valuesOf(other));
              candidates = rest.filter((each) => values.has(each));
            }
          }
          return forced.toSorted((a, b) => a - b);
        },
      };
    },
  };
}

interface ClingoModule {
  run(program: string, models?: number, options?: readonly string[]): Promise<unknown>;
}

const Witnesses = z.object({
  Result: z.string(),
  Call: z.array(z.object({ Witnesses: z.array(z.object({ Value: z.array(z.string()) })).default([]) })).default([]),
});

/** Cautious and brave consequences: what is in every answer set, and what is in some. */
function clingoWasm(clingo: ClingoModule): RulesPeer {
  const atom = (signed: number) => (signed > 0 ? `f(${signed})` : `not f(${-signed})`);
  return {
    name: "clingo-wasm 0.6.0",
    maxFeatures: 3000,
    open({ features, clauses, atMostOne }) {
      const lines = [`{f(1..${features.length})}.`];
      // A clause is broken when all its literals are.
      for (const clause of clauses) lines.push(`:- ${clause.map((signed) => atom(-signed)).join(", ")}.`);
      for (const group of atMostOne) lines.push(`:- 2 {${group.map(atom).join("; ")}}.`);
      const program = lines.join("\n");
      const consequences = async (text: string, mode: "brave" | "cautious") => {
        const { Result, Call } = Witnesses.parse(await clingo.run(text, 0, [`--enum-mode=${mode}`]));
        if (Result === "UNSATISFIABLE") return undefined;
        const last = Call.at(-1)?.Witnesses.at(-1)?.Value ?? [];
        return new Set(last.map((each) => Number(/\d+/.exec(each)?.[0])));
      };
      return {
        forced: async (selected) => {
          const text = `${program}\n${selected.map((signed) => `:- ${atom(-signed)}.`).join("\n")}`;
          const cautious = await consequences(text, "cautious");
          if (!cautious) return undefined;
          const brave = (await consequences(text, "brave")) ?? new Set();
          const forced = features.flatMap((_, i) => (cautious.has(i + 1) ? [i + 1] : brave.has(i + 1) ? [] : [-i - 1]));
          return forced.toSorted((a, b) => a - b);
        },
      };
    },
  };
}
