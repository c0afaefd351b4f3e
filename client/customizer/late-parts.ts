import { lazy } from "react";
import { keepTrying } from "../ui/keep-trying.ts";

/*
 * Parts of the screen that nobody can need before the controls are painted. Fetched right after, so that they are there when
 * they are asked for; a dead line is tried again behind the waiting sign.
 */

const loadArtboard = () => keepTrying(() => import("./design/artboard.tsx"));
const loadDesignTools = () => keepTrying(() => import("./design/design-tools.tsx"));
const loadElementPanel = () => keepTrying(() => import("./design/element-panel.tsx"));
const loadArtPicker = () => keepTrying(() => import("./design/art-picker.tsx"));
const loadNoticeBar = () => keepTrying(() => import("./notice-bar.tsx"));
const loadBackground = () => keepTrying(() => import("./background.tsx"));
const loadCartOutcome = () => keepTrying(() => import("./quote/cart-outcome.tsx"));
const loadPriceDetails = () => keepTrying(() => import("./quote/price-details.tsx"));
const loadPriceChanged = () => keepTrying(() => import("./quote/price-changed.tsx"));
const loadLinesPanel = () => keepTrying(() => import("./quote/lines-panel.tsx"));
/** Only products of a four-colour press ask for it. */
const loadPrintedColours = () => keepTrying(() => import("./printed/printed-colours.tsx"));
const loadFixButton = () => keepTrying(() => import("./findings/fix-button.tsx"));
const loadApprovalEntry = () => keepTrying(() => import("./approval/approval-entry.tsx"));
const loadWhyCard = () => keepTrying(() => import("./options/why-card.tsx"));
const loadWayButton = () => keepTrying(() => import("./options/way-button.tsx"));

export const Artboard = lazy(loadArtboard);
export const DesignTools = lazy(loadDesignTools);
export const ElementPanel = lazy(loadElementPanel);
/** Fetched when it is opened. */
export const ArtPicker = lazy(loadArtPicker);
export const NoticeBar = lazy(loadNoticeBar);
export const Background = lazy(loadBackground);
export const CartOutcome = lazy(loadCartOutcome);
export const PriceDetails = lazy(loadPriceDetails);
export const PriceChanged = lazy(loadPriceChanged);
export const LinesPanel = lazy(loadLinesPanel);
export const PrintedColours = lazy(loadPrintedColours);
export const FixButton = lazy(loadFixButton);
export const ApprovalEntry = lazy(loadApprovalEntry);
export const WhyCard = lazy(loadWhyCard);
export const WayButton = lazy(loadWayButton);

export async function fetchLateParts(): Promise<void> {
  await Promise.all([
    loadArtboard(),
    loadDesignTools(),
    loadElementPanel(),
    loadNoticeBar(),
    loadBackground(),
    loadCartOutcome(),
    loadPriceDetails(),
    loadPriceChanged(),
    loadLinesPanel(),
    loadFixButton(),
    loadApprovalEntry(),
    loadWhyCard(),
    loadWayButton(),
  ]);
}
