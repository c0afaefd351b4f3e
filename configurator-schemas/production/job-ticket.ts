import type { Issue } from "../schema/issue.ts";
import type { Language } from "../schema/localised.ts";
import type { Unit } from "../schema/unit.ts";
import type { FileParity } from "./file-parity.ts";
import type { JobRecipe, RecipeDifference } from "./job-recipe.ts";

/** Grows when a reader of the version before would misread a ticket; what is only added keeps it. */
export const TICKET_VERSION = 1;

/** The instructions that travel with a print job: what a person at the machine needs, in one JSON file. */
export interface JobTicket {
  /** Tickets of before they were numbered have none. */
  readonly schemaVersion: typeof TICKET_VERSION;
  /** Of everything in words. */
  readonly language: Language;
  readonly job: string;
  readonly order: string;
  /** The merchant's own order number. */
  readonly externalId: string;
  readonly createdAt: string;
  readonly dueAt?: string;
  readonly product: { readonly id: string; readonly version: number; readonly name: string };
  readonly variant: { readonly sku: string; readonly weightG?: number };
  /** Of all rows together. */
  readonly quantity: number;
  /** `none`, version 0, for what is made without printing. */
  readonly profile: { readonly id: string; readonly version: number; readonly name?: string };
  /** Option labels and chosen values in words; of a roster, those of its first row. */
  readonly options: readonly OptionWords[];
  /** Numbers that follow from the options, of one piece; absent when the product has none. */
  readonly derived?: readonly TicketDerived[];
  /** The cut list of one piece: times `quantity` for the job. Absent for what is not cut from boards. */
  readonly parts?: readonly TicketPart[];
  /** What is printed where, one entry for an area and a row. */
  readonly areas: readonly TicketArea[];
  /** Plates of a press, spots and cut lines among them; absent where files are in sRGB and nothing else. */
  readonly inks?: readonly TicketInk[];
  readonly files: readonly TicketFile[];
  /** The design in words; of a roster, its first row. */
  readonly description: string;
  /** Every element in words: what, in which colour, how large and where. Absent for what is not printed. */
  readonly artwork?: readonly { readonly area: string; readonly label: string; readonly elements: readonly string[] }[];
  /** The pieces of a roster in the order they were ordered; absent for a job of one design. */
  readonly rows?: readonly TicketRow[];
  /** A small picture of the artwork, as a file of this job. */
  readonly picture?: string;
  readonly shipTo?: Readonly<Record<string, string>>;
  /** What preflight found and let pass. */
  readonly warnings: readonly TicketWarning[];
  readonly renderer: string;
  /** Everything that went into the files, by its hash. */
  readonly recipe: JobRecipe;
  /** How far the files are from the proof; absent for what is not printed. */
  readonly parity?: FileParity;
  readonly reprint?: TicketReprint;
}

export interface OptionWords {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

export interface TicketArea {
  readonly area: string;
  readonly label: string;
  readonly technique: string;
  readonly trimMm: readonly [number, number];
  readonly bleedMm: number;
  readonly safeMm: number;
  readonly ppi: number;
  readonly file: string;
  /** In a file of several pages, from 1. */
  readonly page?: number;
  readonly row?: number;
  readonly sha256: string;
  /** Of a file in pixels. */
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly colourSpace: string;
}

export interface TicketInk {
  readonly kind: "process" | "spot";
  /** What designs and products call it. */
  readonly name: string;
  /** What the machine looks for, to the letter. */
  readonly plate: string;
  /** #rrggbb, as screens show it. */
  readonly screen: string;
  readonly role?: "cut" | "white";
  readonly overprint?: boolean;
}

export interface TicketFile {
  readonly name: string;
  readonly format: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface TicketRow {
  /** As it was ordered, from 1; a reprint of one row keeps its number. */
  readonly row: number;
  /** The order line it is. */
  readonly line: string;
  readonly sku: string;
  readonly quantity: number;
  readonly fields: Readonly<Record<string, string>>;
  /** Chosen values that are not the first row's. */
  readonly options?: readonly OptionWords[];
}

export interface TicketWarning extends Issue {
  readonly message: string;
}

export interface TicketReprint {
  /** The job it is a reprint of. */
  readonly of: string;
  readonly reason?: string;
  /** The rows asked for; absent = all there were. */
  readonly rows?: readonly number[];
  /**
   * `kept`: the very files. `same`: made again, byte for byte what they were. `different`: made again, and not. `part`: a file
   * of some of the pages there were, with nothing to compare byte by byte.
   */
  readonly bytes: "kept" | "same" | "different" | "part";
  /** Of what was made again: the inputs that are not what they were. */
  readonly differs?: readonly RecipeDifference[];
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
