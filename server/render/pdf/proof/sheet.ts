import type { SizeMm } from "../../../../configurator-schemas/units/length.ts";
import type { Content } from "../content.ts";
import { drawPath } from "../draw-list.ts";
import { screenComponents, screenInks } from "../ink.ts";
import type { Ink } from "../ink.ts";
import { POINTS_PER_MM } from "../pdf-file.ts";
import type { SetText } from "./typesetter.ts";

/** A page of the proof being drawn: millimetres from its top-left corner, y down. */
export interface Sheet {
  readonly size: SizeMm;
  readonly content: Content;
}

export function createSheet(content: Content, size: SizeMm): Sheet {
  content.transform([POINTS_PER_MM, 0, 0, -POINTS_PER_MM, 0, size.heightMm * POINTS_PER_MM]);
  return { size, content };
}

interface Corner {
  readonly xMm: number;
  readonly yMm: number;
}

/** A set text with its box's top-left corner at a place. */
export function drawSetText({ content }: Sheet, { items, widthMm, heightMm }: SetText, at: Corner): void {
  if (items.length === 0) return;
  content.within(() => {
    content.transform([1, 0, 0, 1, at.xMm + widthMm / 2, at.yMm + heightMm / 2]);
    for (const item of items) drawPath(content, item, screenInks);
  });
}

/** The same as a part of what the page says. */
export function saySetText(sheet: Sheet, set: SetText, at: Corner): void {
  sheet.content.say(set, () => drawSetText(sheet, set, at));
}

export function inkOf(colour: string): Ink {
  return { kind: "rgb", components: screenComponents(colour) };
}
