import type { ProofRecord } from "../../../configurator-schemas/protocol/proof-record.ts";
import type { Api } from "../../api/api.ts";
import type { AskedLine } from "../session/asked-lines.ts";
import type { DesignRef } from "../session/autosave.ts";

/** A proof is painted for print: on a busy server a large one takes its time. */
const TIMEOUT_MS = 60_000;

const about = ({ id, token }: DesignRef) => ({
  path: `/designs/${encodeURIComponent(id)}`,
  headers: { "Design-Token": token },
});

/** The server's picture of one print area, on its material. */
export async function areaPicture(
  api: Api,
  design: DesignRef,
  { area, widthPx }: { readonly area: string; readonly widthPx: number },
): Promise<Blob> {
  const { path, headers } = about(design);
  const query = `version=${design.version}&widthPx=${widthPx}&ground=material`;
  const answer = await api.send({
    path: `${path}/areas/${encodeURIComponent(area)}.png?${query}`,
    headers,
    timeoutMs: TIMEOUT_MS,
  });
  return answer.blob();
}

export async function proofDocument(api: Api, design: DesignRef): Promise<Blob> {
  const { path, headers } = about(design);
  const answer = await api.send({
    path: `${path}/proof.pdf?version=${design.version}`,
    headers,
    timeoutMs: TIMEOUT_MS,
  });
  return answer.blob();
}

/** Approves the very version that was looked at; safe to repeat. */
export async function approveDesign(api: Api, design: DesignRef, lines: readonly AskedLine[]): Promise<ProofRecord> {
  const { path, headers } = about(design);
  const answer = await api.send({
    method: "POST",
    path: `${path}/approve`,
    headers,
    body: { version: design.version, lines: lines.map(({ quantity: _, ...line }) => line) },
    timeoutMs: TIMEOUT_MS,
  });
  // The server's route answers with a ProofRecord (protocol/proof-record.ts).
  return (await answer.json()) as ProofRecord;
}
