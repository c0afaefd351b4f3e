import { movedBy } from "../../../configurator-schemas/configuration/arrange-elements.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { createRandom } from "../../bench/create-random.ts";
import { aShape, aText, anImage } from "../../support/builders.ts";

type Random = (below: number) => number;

const COLOURS = ["#c2185b", "#1a237e", "#00a040", "#ffcc00"];
const TEXTS = ["Léa", "مرحبا", "Joyeux", "fi 12", "नमस्ते"];
const FONTS = ["playfair-display", "pacifico", "bebas-neue"];

/** A design's elements after each of many edits, from a seed: typing, dragging, turning, adding, taking away, undoing. */
export function randomEdits(seed: number, steps: number): readonly (readonly DesignElement[])[] {
  const random = createRandom(seed);
  const first = Array.from({ length: 8 }, (_, i) => anElement(`e${i}`, random));
  const states: (readonly DesignElement[])[] = [first];
  let at = 0;
  for (let step = 1; step < steps; step += 1) {
    const now = states.at(-1) ?? first;
    // Mostly the same element again: that is what editing is.
    if (random(5) === 0) at = random(now.length);
    states.push(edited(now, { at: Math.min(at, now.length - 1), id: `n${step}`, random, states }));
  }
  return states;
}

/** Three of nine elements moved together step by step, then one of them by itself, then another three. */
export function editsTogether(seed: number): readonly (readonly DesignElement[])[] {
  const random = createRandom(seed);
  const states: (readonly DesignElement[])[] = [Array.from({ length: 9 }, (_, i) => anElement(`e${i}`, random))];
  for (const hands of [[1, 4, 7], [4], [0, 2, 8], [3, 4, 6]]) {
    for (let step = 0; step < 5; step += 1) {
      const way = { xMm: 1 + random(4), yMm: random(5) - 2 };
      states.push((states.at(-1) ?? []).map((each, i) => (hands.includes(i) ? movedBy(each, way.xMm, way.yMm) : each)));
    }
  }
  return states;
}

function edited(
  now: readonly DesignElement[],
  { at, id, random, states }: { at: number; id: string; random: Random; states: readonly (readonly DesignElement[])[] },
): readonly DesignElement[] {
  const each = now[at];
  if (!each) return [anElement(id, random)];
  const changed = (next: DesignElement) => now.with(at, next);
  switch (random(12)) {
    case 0:
      return now.toSpliced(random(now.length + 1), 0, anElement(id, random));
    case 1:
      return now.length > 3 ? now.toSpliced(at, 1) : now;
    case 2:
      return now.toSpliced(at, 1).toSpliced(random(now.length), 0, each);
    case 3:
      return states[random(states.length)] ?? now;
    case 4:
    case 5: {
      const { placement } = each;
      const moved = { xMm: placement.xMm + random(9) - 4, yMm: placement.yMm + random(9) - 4 };
      const rotationDeg = (placement.rotationDeg + random(3) * 7) % 360;
      // The kind is kept, so its placement keeps its form.
      return changed({ ...each, placement: { ...placement, ...moved, rotationDeg } } as DesignElement);
    }
    case 6:
      return changed({ ...each, opacity: (20 + random(81)) / 100 });
    default:
      if (each.kind === "text") return changed({ ...each, text: each.text + "aé ñ0"[random(5)] });
      if (each.kind === "shape") return changed({ ...each, fill: pick(COLOURS, random) });
      return changed({ ...each, placement: { ...each.placement, rotationDeg: random(360) } });
  }
}

function anElement(id: string, random: Random): DesignElement {
  const at = { xMm: random(230), yMm: random(90), rotationDeg: random(3) === 0 ? random(360) : 0 };
  const opacity = random(3) === 0 ? { opacity: (20 + random(80)) / 100 } : {};
  const box = { ...at, widthMm: 15 + random(90), heightMm: 10 + random(60) };
  switch (random(4)) {
    case 0:
      return anImage({
        id,
        upload: random(2) ? "up_1" : "up_2",
        placement: box,
        ...(random(2) && { mask: "ellipse" as const }),
        ...(random(2) && { flipX: true }),
        ...opacity,
      });
    case 1:
      return aShape({
        id,
        shape: random(2) ? "heart" : "star",
        fill: pick(COLOURS, random),
        placement: box,
        ...opacity,
      });
    default:
      return aText({
        id,
        text: pick(TEXTS, random),
        font: pick(FONTS, random),
        sizeMm: 6 + random(30),
        color: pick(COLOURS, random),
        placement: at,
        ...(random(3) === 0 && { outline: { color: pick(COLOURS, random), widthMm: 0.2 + random(20) / 10 } }),
        ...opacity,
      });
  }
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const found = items[random(items.length)];
  if (found === undefined) throw new RangeError(`expected something to pick from, got ${items.length} items`);
  return found;
}
