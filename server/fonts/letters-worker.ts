import { shapeText } from "../../configurator-schemas/shaping/shaped-text.ts";
import { loadOwnFonts } from "../render/own-fonts.ts";
import { serveRequests } from "../workers/serve-requests.ts";
import { fontFacts } from "./font-facts.ts";
import type { LettersAnswer, LettersRequest } from "./letters-request.ts";

/** Process entry: what is written in fonts that stay here, by the shaper that prints with them. */
serveRequests(async (request: LettersRequest): Promise<LettersAnswer> => {
  const { id, ...file } = request.font;
  const shaper = await loadOwnFonts({ [id]: file });
  return request.kind === "facts" ? fontFacts(shaper, id) : shapeText(shaper, id, request.runs);
});
