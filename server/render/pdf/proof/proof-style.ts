import type { TextStyle } from "./typesetter.ts";

/** The look of the proof: one dark ink, one grey, one accent, and the guides' own colours. */
export const MARGIN_MM = 14;
export const COLUMN_GAP_MM = 8;
export const HAIRLINE_MM = 0.15;

export const TITLE: TextStyle = { sizeMm: 7.2, colour: "#1b1f24", role: "H1" };
export const KIND: TextStyle = { sizeMm: 3.1, colour: "#8a3b12" };
export const SUBTITLE: TextStyle = { sizeMm: 3.8, colour: "#5b6470" };
export const HEADING: TextStyle = { sizeMm: 3.5, colour: "#8a3b12", role: "H2" };
export const BODY: TextStyle = { sizeMm: 3.2, colour: "#1b1f24" };
export const WARNING: TextStyle = { sizeMm: 3.2, colour: "#8f1d1d" };
export const NOTE: TextStyle = { sizeMm: 2.7, colour: "#5b6470" };
export const LABEL: TextStyle = { sizeMm: 2.9, colour: "#3d4650" };

export const RULE = "#d5dae0";
export const TRIM_GUIDE = "#d6006c";
export const SAFE_GUIDE = "#0068b8";
export const BLEED_GUIDE = "#8a929c";
