import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { envelope } from "../../configurator-schemas/protocol/widget-messages.ts";
import { ApiProblem } from "../api/api-problem.ts";
import { keepTrying } from "../ui/keep-trying.ts";
import { I18nContext, loadI18n, toLanguage } from "../i18n/i18n.ts";
import type { I18n } from "../i18n/i18n.ts";
import { AppBoundary } from "./app-boundary.tsx";
import { App } from "./app.tsx";
import { runArtworkLoop } from "./design/artwork-loop.ts";
import type { ArtworkLoop } from "./design/artwork-loop.ts";
import { reportSize } from "./host/report-size.ts";
import { readWidgetAddress } from "./host/widget-address.ts";
import { connectWidgetHost } from "./host/widget-host.ts";
import { fetchLateParts } from "./late-parts.ts";
import { openCustomizer } from "./open-customizer.ts";
import type { OpenedCustomizer } from "./open-customizer.ts";
import { problemWords } from "./problem-words.ts";
import { createDesignTokens } from "./session/design-tokens.ts";
import { browserStorage } from "./session/draft-store.ts";
import type { Session } from "./session/session.ts";
import { SessionContext } from "./session/use-session.ts";
import { StartTrouble } from "./start-trouble.tsx";

const element = document.getElementById("customizer");
if (!element) throw new Error("expected the page to have an element with the id customizer");
const root = createRoot(element);
const tokens = createDesignTokens(browserStorage());
const address = readWidgetAddress(new URL(location.href), tokens.tokenOf);
const host = connectWidgetHost(window, address.origin);
let i18n: I18n;
let tellShown: () => void = () => undefined;
/** Kept when the controls are on the screen: nothing heavy is asked for before, whatever the frames do meanwhile. */
const shown = new Promise<void>((resolve) => {
  tellShown = resolve;
});

void start();

async function start(): Promise<void> {
  const opening = openCustomizer(address, { host, language: address.language });
  // Its failure is handled below; the language must not wait for it.
  opening.catch(() => undefined);
  i18n = await speak(address.language);
  try {
    run(await opening);
  } catch (cause) {
    const problem = cause instanceof ApiProblem ? cause : new ApiProblem("unexpected", { cause });
    host.post(envelope("error", { code: problem.code, message: problemWords(problem, i18n.t) }));
    reportSize(host);
    root.render(
      <I18nContext value={i18n}>
        <StartTrouble problem={problem} onRetry={() => location.reload()} />
      </I18nContext>,
    );
  }
}

function run({ session, fonts, api }: OpenedCustomizer): void {
  const { product } = session.get();
  const loop = runArtworkLoop({
    session,
    fonts,
    fetchFont: api.fontBytes,
    send: api.send,
    workingCopy: api.workingCopy,
    drawing: api.drawing,
    loadEngine: async () => {
      await shown;
      const [{ createArtworkEngine }] = await Promise.all([
        import("./session/artwork-engine.ts"),
        keepTrying(() => i18n.fetchPrintWords()),
      ]);
      return createArtworkEngine();
    },
  });
  render(session, loop);
  void shown.then(() => Promise.all([loadRules(session), fetchLateParts()]));
  reportSize(host);
  host.post(envelope("loaded", { product: product.id, version: product.version }));
  host.onLanguage((language) => void changeLanguage(language, { session, loop }));
  tellSavedDesigns(session);
  warnBeforeLosing(session);
}

function render(session: Session, loop: ArtworkLoop): void {
  root.render(
    <StrictMode>
      <I18nContext value={i18n}>
        <AppBoundary>
          <SessionContext value={session}>
            <App artworks={loop.artworks} onShown={tellShown} />
          </SessionContext>
        </AppBoundary>
      </I18nContext>
    </StrictMode>,
  );
}

async function speak(language: I18n["language"]): Promise<I18n> {
  const loaded = await loadI18n(language);
  document.documentElement.lang = loaded.language;
  document.documentElement.dir = loaded.direction;
  return loaded;
}

async function changeLanguage(
  language: string,
  { session, loop }: { readonly session: Session; readonly loop: ArtworkLoop },
): Promise<void> {
  i18n = await speak(toLanguage(language));
  await keepTrying(() => i18n.fetchPrintWords());
  session.setLanguage(i18n.language);
  render(session, loop);
}

/** Meanwhile broken rules are told without a way out. */
async function loadRules(session: Session): Promise<void> {
  const load = () => import("./session/rules-engine.ts");
  const { rulesEngine } = await keepTrying(load, () => session.useRules(undefined));
  session.useRules(rulesEngine);
}

function tellSavedDesigns(session: Session): void {
  let told = session.get().design;
  if (told) tokens.remember(told.id, told.token);
  session.subscribe(() => {
    const { design } = session.get();
    if (!design || (design.id === told?.id && design.version === told.version)) return;
    told = design;
    tokens.remember(design.id, design.token);
    host.post(envelope("designSaved", { design: design.id, version: design.version, code: design.code }));
  });
}

/** Only when closing would really lose something: neither this browser nor the server has it. */
function warnBeforeLosing(session: Session): void {
  window.addEventListener("beforeunload", (event) => {
    const { saving, keepsDraft } = session.get();
    const safe = keepsDraft || saving.kind === "saved" || saving.kind === "untouched";
    if (!safe || saving.kind === "conflict") event.preventDefault();
  });
}
