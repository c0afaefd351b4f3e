import { useMemo } from "react";
import { unitsOf } from "../../../configurator-schemas/configuration/element-groups.ts";
import type { Layers } from "../../../configurator-schemas/configuration/element-groups.ts";
import { useI18n } from "../../i18n/i18n.ts";
import type { I18n } from "../../i18n/i18n.ts";
import { layerEdits } from "../session/layer-edits.ts";
import type { LayerEdits } from "../session/layer-edits.ts";
import type { Session } from "../session/session.ts";
import { useSession } from "../session/use-session.ts";
import { useAnnouncer } from "./announcer.tsx";
import { elementName } from "./element-words.ts";
import { LAYER_WORDS } from "./layer-words.ts";
import type { LayerWords } from "./layer-words.ts";

/** The edits of layers, each said aloud; the same from the list, the keyboard and the artboard. */
export interface LayerActions extends LayerEdits {
  /** What these are called together. */
  nameOf(ids: readonly string[]): string;
  /** Says that a hand does not move what is locked. */
  keepsStill(ids: readonly string[]): void;
  tellChosen(ids: readonly string[]): void;
}

export function useLayerActions(): LayerActions {
  const session = useSession();
  const i18n = useI18n();
  const announce = useAnnouncer();
  return useMemo(() => spokenEdits(session, { i18n, announce }), [session, i18n, announce]);
}

interface Speech {
  readonly i18n: I18n;
  readonly announce: (message: string) => void;
}

function spokenEdits(session: Session, { i18n, announce }: Speech): LayerActions {
  const edits = layerEdits(session);
  const words = LAYER_WORDS[i18n.language];
  const { said } = words;
  const siblings = (ids: readonly string[]) =>
    Object.values(session.get().own.elements).find((elements) => elements.some(({ id }) => ids.includes(id))) ?? [];
  const nameOf = (ids: readonly string[]) => nameOfLayers(siblings(ids), { ids, words, i18n });
  const sayPlace = (ids: readonly string[]) => announce(said.place(nameOf(ids), placeOf(siblings(ids), ids, words)));

  /** One element makes no group, and what is in none is not taken apart: then nothing is said. */
  const changes = (edit: () => void) => {
    const { own } = session.get();
    edit();
    return session.get().own !== own;
  };

  return {
    ...edits,
    nameOf,
    tellChosen: (ids) => announce(said.chosen(nameOf(ids))),
    keepsStill: (ids) => announce(said.keepsStill(nameOf(ids))),
    group(ids) {
      if (changes(() => edits.group(ids))) announce(said.grouped(ids.length));
    },
    ungroup(ids) {
      if (changes(() => edits.ungroup(ids))) announce(said.ungrouped);
    },
    step(ids, step) {
      edits.step(ids, step);
      sayPlace(ids);
    },
    place(ids, index) {
      edits.place(ids, index);
      sayPlace(ids);
    },
    duplicate(ids, how) {
      edits.duplicate(ids, how);
      announce(said.copied(nameOf(ids)));
    },
    remove(ids) {
      const name = nameOf(ids);
      edits.remove(ids);
      announce(i18n.t("announce.removed", { name }));
    },
    align(ids, how) {
      edits.align(ids, how);
      announce(said.aligned(words.edges[how.edge]));
    },
    distribute(ids, how) {
      edits.distribute(ids, how);
      announce(how.axis === "x" ? words.spreadX : words.spreadY);
    },
    rename(id, name) {
      edits.rename(id, name);
      announce(said.renamed(nameOf([id])));
    },
    hide(ids, hidden) {
      edits.hide(ids, hidden);
      announce((hidden ? said.hidden : said.shown)(nameOf(ids)));
    },
    lock(ids, locked) {
      edits.lock(ids, locked);
      announce((locked ? said.locked : said.unlocked)(nameOf(ids)));
    },
  };
}

/** One by its name, a whole group as such, others by their number. */
export function nameOfLayers(
  elements: Layers,
  { ids, words, i18n }: { readonly ids: readonly string[]; readonly words: LayerWords; readonly i18n: I18n },
): string {
  const named = elements.filter(({ id }) => ids.includes(id));
  const [first] = named;
  if (first && named.length === 1) return elementName(first, i18n);
  const isGroup = first?.group !== undefined && named.every(({ group }) => group === first.group);
  return isGroup ? words.groupOf(named.length) : words.several(named.length);
}

/** "2 of 5 from the top": a group counts once, and a member within its group. */
function placeOf(elements: Layers, ids: readonly string[], { said }: LayerWords): string {
  const units = unitsOf(elements);
  const unit = units.find((each) => each.some(({ id }) => ids.includes(id)));
  const isInside = unit !== undefined && unit.length > 1 && unit.some(({ id }) => !ids.includes(id));
  const all = isInside ? unit.map((each) => [each]) : units;
  const at = all.findLastIndex((each) => each.some(({ id }) => ids.includes(id)));
  return said.placeOf(all.length - at, all.length);
}
