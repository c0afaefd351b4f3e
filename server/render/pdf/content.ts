import type { PDFContext, PDFRef } from "@cantoo/pdf-lib";
import type { DisplayStroke } from "../../../configurator-schemas/artwork/display-list.ts";
import type { Matrix } from "../../../configurator-schemas/units/matrix.ts";
import type { FileInks } from "./file-inks.ts";
import { formatNumbers } from "./format-number.ts";
import { inkOperators } from "./ink.ts";
import type { Ink } from "./ink.ts";
import { lineOperators } from "./line-operators.ts";
import { pathOperators } from "./path-operators.ts";
import { Resources } from "./resources.ts";

/** More than the grid's digits: at 20 m from the corner a turn still lands on it. */
const MATRIX_DIGITS = 8;

/** A part of a page as assistive technology hears it: a structure type of ISO 32000-2, 14.8.4, and its words. */
export interface Saying {
  readonly role: "H1" | "H2" | "P" | "Figure";
  readonly words: string;
}

/** A content stream being written: operators, and the resources they name. */
export class Content {
  readonly resources: Resources;
  /** What its parts say, by their number in the stream. */
  readonly said: Saying[] = [];
  readonly #operators: string[] = [];

  constructor(context: PDFContext, inks: FileInks) {
    this.resources = new Resources(context, inks);
  }

  write(operators: string): void {
    this.#operators.push(operators);
  }

  /** What `draw` changes of the graphics state ends with it. */
  within(draw: () => void): void {
    this.write("q");
    draw();
    this.write("Q");
  }

  /** What `draw` draws is read out as these words: outlines have no letters that a reader could find. */
  say(saying: Saying, draw: () => void): void {
    this.write(`/${saying.role} <</MCID ${this.said.length}>> BDC`);
    this.said.push(saying);
    draw();
    this.write("EMC");
  }

  /** What `draw` draws is no part of what the page says. */
  decorate(draw: () => void): void {
    this.write("/Artifact BMC");
    draw();
    this.write("EMC");
  }

  transform(matrix: Matrix): void {
    this.write(`${formatNumbers(matrix, MATRIX_DIGITS)} cm`);
  }

  /** Cuts what follows to the inside of a path; of an empty one nothing is left. */
  clip(d: string, rule?: "evenodd"): void {
    this.write(`${d === "" ? "0 0 0 0 re" : pathOperators(d)} ${rule ? "W*" : "W"} n`);
  }

  setOpacity(opacity: number): void {
    if (opacity !== 1) this.write(`/${this.resources.opacity(opacity)} gs`);
  }

  setInk(ink: Ink, use: "fill" | "stroke"): void {
    this.write(inkOperators(ink, use, (spot) => this.resources.separation(spot)));
  }

  fill(d: string, ink: Ink, rule?: "evenodd"): void {
    this.#inInk(ink, () => {
      this.setInk(ink, "fill");
      this.write(`${pathOperators(d)} ${rule ? "f*" : "f"}`);
    });
  }

  stroke(d: string, ink: Ink, line: Omit<DisplayStroke, "colour">): void {
    this.#inInk(ink, () => {
      this.setInk(ink, "stroke");
      this.write(lineOperators(line));
      this.write(`${pathOperators(d)} S`);
    });
  }

  /** On its layer, where its ink has one, and over what lies below, where its ink is printed so. */
  #inInk(ink: Ink, draw: () => void): void {
    if (ink.kind === "separation" && ink.step) {
      this.write(`/OC /${this.resources.layer(ink.step)} BDC`);
      this.#over(ink, draw);
      this.write("EMC");
    } else this.#over(ink, draw);
  }

  #over(ink: Ink, draw: () => void): void {
    if (ink.kind === "rgb" || !ink.overprint) return draw();
    this.within(() => {
      this.write(`/${this.resources.overprint()} gs`);
      draw();
    });
  }

  /** An image or form whose unit square `place` lays where it belongs. */
  paint(ref: PDFRef, place: Matrix): void {
    this.within(() => {
      this.transform(place);
      this.write(`/${this.resources.object(ref)} Do`);
    });
  }

  toBytes(): Uint8Array {
    return Buffer.from(`${this.#operators.join("\n")}\n`, "latin1");
  }
}
