import type { Unit } from "../schema/unit.ts";
import type { FileParity } from "./file-parity.ts";

/** The instructions that travel with a print job: what a person at the machine needs, in one JSON file. */
export interface JobTicket {
  readonly job: string;
  readonly order: string;
  /** The merchant's own order number. */
  readonly externalId: string;
  readonly createdAt: string;
  readonly dueAt?: string;
  readonly product: { readonly id: string; readonly version: number; readonly name: string };
  readonly variant: { readonly sku: string; readonly weightG?: number };
  readonly quantity: number;
  /** `none`, version 0, for what is made without printing. */
  readonly profile: { readonly id: string; readonly version: number };
  /** Option labels and chosen values in words. */
  readonly options: readonly { readonly id: string; readonly label: string; readonly value: string }[];
  /** Numbers that follow from the options, of one piece; absent when the product has none. */
  readonly derived?: readonly TicketDerived[];
  /** The cut list of one piece: times `quantity` for the job. Absent for what is not cut from boards. */
  readonly parts?: readonly TicketPart[];
  readonly areas: readonly TicketArea[];
  /** The design in words. */
  readonly description: string;
  /** Every element in words: what, in which colour, how large and where. Absent for what is not printed. */
  readonly artwork?: readonly { readonly area: string; readonly label: string; readonly elements: readonly string[] }[];
  /** A small picture of the artwork, as a file of this job. */
  readonly picture?: string;
  readonly shipTo?: Readonly<Record<string, string>>;
  readonly renderer: string;
  /** How far the files are from the proof; absent for what is not printed. */
  readonly parity?: FileParity;
}

export interface TicketArea {
  readonly area: string;
  readonly label: string;
  readonly technique: string;
  readonly trimMm: readonly [number, number];
  readonly bleedMm: number;
  readonly ppi: number;
  readonly file: string;
  readonly sha256: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly colourSpace: string;
}

export interface TicketDerived {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly unit: Unit;
}

export interface TicketPart {
  readonly id: string;
  readonly label: string;
  readonly quantity: number;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly thicknessMm: number;
}
