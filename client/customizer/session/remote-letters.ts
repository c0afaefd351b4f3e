import type { RemoteShaper } from "../../../configurator-schemas/shaping/remote-shaper.ts";
import type { FontFacts, PlainRun, ShapedText } from "../../../configurator-schemas/shaping/shaped-text.ts";
import type { Api } from "../../api/api.ts";

/** Letters of fonts whose files stay on the server. */
export interface RemoteLetters {
  bringFont(id: string): Promise<void>;
  /** True when every letter that was laid out is there. Else they are fetched, and `onLetters` asks for another layout. */
  settle(): boolean;
}

interface RemoteLettersOptions {
  readonly shaper: RemoteShaper;
  readonly send: Api["send"];
  readonly onLetters: () => void;
}

/** As many as the server takes at once (ShapeRequest). */
const [MAX_RUNS, MAX_CHARACTERS, MAX_GLYPHS] = [64, 6000, 2000];
/** A dead line is tried again. */
const RETRY_MS = 5000;

export function createRemoteLetters({ shaper, send, onLetters }: RemoteLettersOptions): RemoteLetters {
  let underWay = false;
  const pathOf = (id: string) => `/fonts/${encodeURIComponent(id)}`;

  const fetchRuns = async (id: string, wanted: readonly PlainRun[]) => {
    const runs = firstRuns(wanted);
    const body = { runs, has: shaper.glyphsOf(id).slice(0, MAX_GLYPHS) };
    const response = await send({ method: "POST", path: `${pathOf(id)}/shape`, body });
    // The server's own route, held to protocol/font-bodies.ts by its tests.
    shaper.learn(id, { runs, shaped: (await response.json()) as ShapedText });
  };
  const fetchAll = async (wanted: ReadonlyMap<string, readonly PlainRun[]>) => {
    underWay = true;
    const answers = await Promise.allSettled([...wanted].map(([id, runs]) => fetchRuns(id, runs)));
    if (answers.some(({ status }) => status === "rejected")) await new Promise((done) => setTimeout(done, RETRY_MS));
    underWay = false;
    onLetters();
  };

  return {
    async bringFont(id) {
      const response = await send({ path: `${pathOf(id)}/facts` });
      shaper.addRemoteFont(id, (await response.json()) as FontFacts); // as above
    },
    settle() {
      const wanted = shaper.takeWanted();
      // What is under way may be of words that were changed since; what is missing then is asked for afterwards.
      if (wanted.size > 0 && !underWay) void fetchAll(wanted);
      return wanted.size === 0;
    },
  };
}

function firstRuns(runs: readonly PlainRun[]): readonly PlainRun[] {
  let characters = 0;
  return runs.slice(0, MAX_RUNS).filter(({ text }) => (characters += text.length) <= MAX_CHARACTERS);
}
