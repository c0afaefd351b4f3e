import type { PressFacts } from "../../configurator-schemas/protocol/press-profile.ts";
import type { IccFault } from "./icc-invalid.ts";
import type { PressIntent } from "./press-conversion.ts";

/** The file of a press profile, on this machine. */
export interface PressFile {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What may be asked about a press profile, a file on this machine that strangers may have made; plain data. */
export type PressRequest =
  | { readonly kind: "facts"; readonly path: string }
  | { readonly kind: "softProof"; readonly path: string; readonly intent: PressIntent };

export type PressAnswer<Found> = ({ readonly ok: true } & Found) | { readonly ok: false; readonly fault: IccFault };
export type FactsAnswer = PressAnswer<{ readonly facts: PressFacts }>;
export type SoftProofAnswer = PressAnswer<{ readonly table: Uint8Array<ArrayBuffer> }>;
