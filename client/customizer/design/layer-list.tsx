import { useLayoutEffect, useRef, useState } from "react";
import type { KeyboardEvent, MouseEvent, ReactElement } from "react";
import type { Layers } from "../../../configurator-schemas/configuration/element-groups.ts";
import { stepElements } from "../../../configurator-schemas/configuration/layer-order.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { chosenIds } from "../session/chosen.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { layerKey } from "./artboard-keys.ts";
import { LayerRowView } from "./layer-row.tsx";
import { indexOfGap, layerRows } from "./layer-rows.ts";
import type { LayerRow } from "./layer-rows.ts";
import { useLayerWords } from "./layer-words.ts";
import { useLayerActions } from "./use-layer-actions.ts";
import { useLayerDrag } from "./use-layer-drag.ts";
import styles from "./layer-list.module.css";

const HELP_ID = "layer-help";

/**
 * Every element, the topmost first, as it lies on the product. A tree grid: rows are walked with the arrows, several are
 * chosen, groups open and close, and each row's buttons do what dragging does.
 */
export function LayerList({ elements }: { readonly elements: Layers }): ReactElement {
  const session = useSession();
  const { t, direction } = useI18n();
  const words = useLayerWords();
  const actions = useLayerActions();
  const state = useSessionState((each) => each);
  const list = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState({ key: "", index: 0 });
  const [renaming, setRenaming] = useState<string>();
  const refocus = useRef(false);
  const hasFocus = useRef(false);
  /** Where a choice with Shift begins: the row picked last, by a click that also moved the focus. */
  const anchor = useRef("");

  const chosen = new Set(chosenIds(state));
  const rows = layerRows(elements, folded);
  const found = rows.findIndex(({ key }) => key === at.key);
  const currentIndex = found === -1 ? Math.min(at.index, rows.length - 1) : found;
  const current = rows[currentIndex];
  const isChosen = (row: LayerRow) => row.ids.every((id) => chosen.has(id));
  /** What an edit of this row is about: everything chosen, when the row is. */
  const heldBy = (row: LayerRow) => (isChosen(row) ? [...chosen] : row.ids);
  const goTo = (index: number) => {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (!row) return;
    setAt({ key: row.key, index: rows.indexOf(row) });
    refocus.current = true;
  };
  // Rows are moved and removed under the hand: what it works on keeps the focus.
  useLayoutEffect(() => {
    // A row that is taken away, by an undo even, tells nobody that it was left.
    const isLost = hasFocus.current && document.activeElement === document.body;
    if (!refocus.current && !isLost) return;
    refocus.current = false;
    list.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
  });

  const drag = useLayerDrag({
    list,
    rows,
    onDrop(row, gap) {
      const ids = row.level === 2 ? row.ids : heldBy(row);
      actions.place(ids, indexOfGap(rows, gap, { elements, moved: new Set(ids) }));
    },
  });

  if (elements.length === 0) return <p className={styles["empty"]}>{t("design.empty")}</p>;

  const pick = (ids: readonly string[]) => session.chooseElements(ids, true);
  const toggle = (row: LayerRow) => {
    const isIn = isChosen(row);
    pick(isIn ? [...chosen].filter((id) => !row.ids.includes(id)) : [...new Set([...chosen, ...row.ids])]);
  };
  const pickBetween = (one: number, other: number) => {
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    pick([...new Set([...chosen, ...rows.slice(from, to + 1).flatMap(({ ids }) => ids)])]);
  };
  const open = (row: LayerRow) => {
    if (state.picking) toggle(row);
    else session.chooseElements(row.ids);
  };
  const fold = (row: LayerRow, isFolded: boolean) => {
    const next = new Set(folded);
    if (row.group === undefined) return;
    if (isFolded) next.add(row.group);
    else next.delete(row.group);
    setFolded(next);
  };
  const onClick = (row: LayerRow, event: MouseEvent) => {
    // The row's own buttons and its name's field are no click on the row.
    if (event.target instanceof Element && event.target.closest("button, input")) return;
    const from = rows.findIndex(({ key }) => key === anchor.current);
    if (event.shiftKey) pickBetween(from === -1 ? rows.indexOf(row) : from, rows.indexOf(row));
    else if (event.ctrlKey || event.metaKey) toggle(row);
    else open(row);
    if (!event.shiftKey) anchor.current = row.key;
    setAt({ key: row.key, index: rows.indexOf(row) });
  };

  const onArrow = (row: LayerRow, isInward: boolean) => {
    const index = rows.indexOf(row);
    if (isInward && row.kind === "group") {
      if (row.folded) fold(row, false);
      else goTo(index + 1);
    } else if (!isInward && row.kind === "group") fold(row, true);
    else if (!isInward && row.level === 2)
      goTo(rows.findLastIndex((each, i) => i < index && each.kind === "group" && each.group === row.group));
  };
  const onKeyDown = (row: LayerRow, event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (!doKey(row, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const doKey = (row: LayerRow, event: KeyboardEvent): boolean => {
    const index = rows.indexOf(row);
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        const next = Math.max(0, Math.min(rows.length - 1, index + (event.key === "ArrowDown" ? 1 : -1)));
        if (event.shiftKey) pickBetween(index, next);
        goTo(next);
        return true;
      }
      case "Home":
        goTo(0);
        return true;
      case "End":
        goTo(rows.length - 1);
        return true;
      case "ArrowRight":
      case "ArrowLeft":
        onArrow(row, (event.key === "ArrowRight") === (direction === "ltr"));
        return true;
      case "Enter":
        open(row);
        return true;
      case " ":
        toggle(row);
        return true;
      case "F2":
        if (row.kind === "element") setRenaming(row.key);
        return row.kind === "element";
      case "Escape":
        if (drag.now) drag.cancel();
        else if (state.picking || chosen.size > 0) session.chooseElements([]);
        else return false;
        return true;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") {
      pick(elements.map(({ id }) => id));
      return true;
    }
    const ids = heldBy(row);
    const free = elements.filter(({ id, locked }) => ids.includes(id) && !locked).map(({ id }) => id);
    // A copy does not open its panel: whoever walks the list stays there.
    const here = { ...actions, duplicate: () => actions.duplicate(ids, { choose: false }) };
    if (!layerKey(here, { ids, free }, event)) return false;
    goTo(index);
    setAt({ key: row.key, index });
    return true;
  };

  return (
    <>
      <div
        ref={list}
        role="treegrid"
        className={styles["layers"]}
        aria-label={t("design.layers")}
        aria-describedby={HELP_ID}
        aria-multiselectable="true"
        data-testid="layers"
        onFocus={() => (hasFocus.current = true)}
        onBlur={(event) => (hasFocus.current = event.currentTarget.contains(event.relatedTarget))}
        onPointerMove={drag.onPointerMove}
        onPointerUp={drag.onPointerUp}
        onPointerCancel={drag.cancel}
      >
        {rows.map((row, index) => {
          const ids = new Set(row.ids);
          return (
            <div key={row.key} role="presentation" data-drop={drag.now?.gap === index ? "above" : dropBelow(index)}>
              <LayerRowView
                row={row}
                name={actions.nameOf(row.ids)}
                actions={actions}
                chosen={isChosen(row)}
                picking={state.picking}
                current={row === current}
                isTop={stepElements(elements, ids, 1) === elements}
                isBottom={stepElements(elements, ids, -1) === elements}
                renaming={renaming === row.key}
                dragged={drag.now?.key === row.key}
                onFold={() => fold(row, !row.folded)}
                onRename={() => row.kind === "element" && setRenaming(row.key)}
                onRenamed={(name) => {
                  setRenaming(undefined);
                  if (name !== undefined) actions.rename(row.key, name);
                  goTo(index);
                }}
                onClick={(event) => onClick(row, event)}
                onFocus={() => setAt({ key: row.key, index })}
                onKeyDown={(event) => onKeyDown(row, event)}
                onPointerDown={(event) => drag.onPointerDown(row, event)}
              />
            </div>
          );
        })}
      </div>
      <p id={HELP_ID} className="visually-hidden">
        {words.help}
      </p>
    </>
  );

  function dropBelow(index: number): "below" | undefined {
    return index === rows.length - 1 && drag.now?.gap === rows.length ? "below" : undefined;
  }
}
