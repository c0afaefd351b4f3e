import type { ACondition, AFeature, AGroup, AModel, ANumber } from "./uvl-oracle.ts";
import { flatten } from "./uvl-oracle.ts";

/** Names that ids are made from with effort: spaces, accents, the words of both languages, and pairs that differ little. */
const NAMES = [
  "Mug",
  "Big",
  "Crust",
  "sum",
  "true",
  "Led1",
  "led 1",
  "Led-1",
  "Crème brûlée",
  "in",
  "كوب",
  "Lid",
  "or",
  "Tea",
];
const COMPARISONS = ["==", "!=", "<", "<=", ">", ">="] as const;

/** Makes a small model out of draws below a limit. */
export function randomUvl(draw: (below: number) => number): AModel {
  const names = [...NAMES];
  const size = 3 + draw(6);
  const take = () => names.splice(draw(names.length), 1)[0] ?? "End";
  let left = size;

  const feature = (depth: number): AFeature => {
    left -= 1;
    const name = take();
    const isNumber = draw(6) === 0;
    const attributes: Record<string, number> = {};
    if (draw(2) === 0) attributes["Price"] = draw(5) - 1;
    if (draw(4) === 0) attributes["w"] = [0.5, 2, 10][draw(3)] ?? 1;
    const min = draw(3) - 1;
    const groups: AGroup[] = [];
    const isMore = () => left > 0 && depth < 4 && draw(3) > 0;
    while (isMore()) groups.push(group(depth));
    return { name, attributes, groups, ...(isNumber ? { range: [min, min + draw(3)] as const } : {}) };
  };
  const group = (depth: number): AGroup => {
    const children: AFeature[] = [];
    const isMore = () => left > 0 && draw(4) > 0;
    do children.push(feature(depth + 1 + draw(3)));
    while (isMore());
    const form = draw(5);
    const min = draw(children.length + 1);
    const range = [min, min + draw(3)] as const;
    return { kind: (["mandatory", "optional", "or", "alternative"] as const)[form] ?? range, children };
  };

  const root = feature(0);
  const features = [...flatten(root)];
  const any = () => features[draw(features.length)] ?? root;
  const number = (depth: number): ANumber => {
    const form = draw(depth > 2 ? 4 : 6);
    const owner = any();
    const [key] = Object.keys(owner.attributes);
    if (form === 0 && owner.range) return { is: "value", name: owner.name };
    if (form === 1 && key !== undefined) return { is: "attribute", name: owner.name, key };
    if (form === 2 && key !== undefined)
      return draw(2) === 0 ? { is: "total", key } : { is: "total", key, under: owner.name };
    if (form < 4) return { is: "constant", value: draw(12) };
    return { is: (["+", "-", "*"] as const)[draw(3)] ?? "+", left: number(depth + 1), right: number(depth + 1) };
  };
  const condition = (depth: number): ACondition => {
    const form = draw(depth > 3 ? 3 : 10);
    if (form < 2) return { is: "feature", name: any().name };
    if (form === 2) return { is: COMPARISONS[draw(6)] ?? "==", left: number(1), right: number(1) };
    if (form < 5) return { is: "not", of: condition(depth + 1) };
    const is = (["and", "or", "implies", "implies", "iff"] as const)[form - 5] ?? "or";
    return { is, left: condition(depth + 1), right: condition(depth + 1) };
  };
  return { root, constraints: Array.from({ length: draw(4) }, () => condition(0)) };
}
