/** The drawing holds something that is not taken; `part` names it for a person. Ends the reading from any depth. */
export class SvgRefused extends Error {
  override readonly name = "SvgRefused";
  readonly part: string;
  constructor(part: string) {
    super(`a part of an SVG that is not taken: ${part}`);
    this.part = part;
  }
}
