import { enlarged } from "./enlarged.ts";
import type { Literal } from "./literal.ts";

/** Why numeric propagators made a literal true: a stack that shrinks with the trail, so it never outgrows one search. */
export class Explanations {
  store = new Int32Array(1024);
  size = 0;

  /** Keeps "`literal`, because all of `because`" as a clause; the answer is where it starts. */
  push(literal: Literal, because: readonly Literal[]): number {
    const at = this.size;
    const end = at + because.length + 2;
    if (end > this.store.length) this.store = enlarged(this.store, end * 2);
    this.store[at] = because.length + 1;
    this.store[at + 1] = literal;
    for (let i = 0; i < because.length; i++) this.store[at + 2 + i] = because[i]! ^ 1;
    this.size = end;
    return at;
  }
}
