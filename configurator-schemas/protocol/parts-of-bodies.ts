import { z } from "zod";
import { ElementId } from "../schema/design-element.ts";

/** RFC 3339; answers are in UTC. */
export const Timestamp = z.iso.datetime({ offset: true });
/** A roster's row: other words for the design's text elements, by element id. */
export const Fields = z.record(ElementId, z.string().max(5000));
