export interface CodeBars {
  /** Bars and spaces in turn, a bar first, in modules. */
  readonly widths: readonly number[];
  /** The light margin a reader needs, in modules. */
  readonly quiet: readonly [left: number, right: number];
}

/** ISO/IEC 15417, table 1: six widths per value, bar first; 106 is the stop with its seven. */
const CODE128 = (
  "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211" +
  "221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113" +
  "132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121" +
  "312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211" +
  "221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141" +
  "114113114311411113411311113141114131311141411131211412211214211232"
).match(/.{6}/g);
const STOP = "2331112";
const START = { B: 104, C: 105 } as const;
const SHIFT_TO = { B: 100, C: 99 } as const;

/**
 * Code 128 of printable ASCII (U+0020 to U+007E): set B, and set C for runs of digits, which take half the room there.
 * Undefined where a character has no place in it.
 */
export function code128(value: string): CodeBars | undefined {
  if (!/^[ -~]+$/.test(value)) return undefined;
  const symbols = symbolsOf(value);
  const sum = symbols.reduce((total, symbol, i) => total + symbol * Math.max(1, i), 0);
  const patterns = [...symbols, sum % 103].map((symbol) => CODE128?.[symbol] ?? "");
  return { widths: Array.from(patterns.join("") + STOP, Number), quiet: [10, 10] };
}

function symbolsOf(value: string): number[] {
  const symbols: number[] = [];
  let set: "B" | "C" | undefined;
  let at = 0;
  while (at < value.length) {
    const digits = /^\d*/.exec(value.slice(at))?.[0].length ?? 0;
    const next = set === "C" && digits >= 2 ? "C" : setFor(digits, { at, length: value.length });
    if (next !== set) symbols.push(set === undefined ? START[next] : SHIFT_TO[next]);
    set = next;
    symbols.push(next === "C" ? Number(value.slice(at, at + 2)) : value.charCodeAt(at) - 32);
    at += next === "C" ? 2 : 1;
  }
  return symbols;
}

/** A run of digits in the middle has to pay for two switches, at either end for one; an odd one leaves one digit to set B. */
function setFor(digits: number, { at, length }: { readonly at: number; readonly length: number }): "B" | "C" {
  const atEnd = at + digits === length;
  if (at === 0 && atEnd && digits >= 2) return "C";
  const least = at === 0 || atEnd ? 4 : 6;
  return digits >= least && (digits % 2 === 0 || at === 0) ? "C" : "B";
}

/** ISO/IEC 15420: widths of the left odd set (A), a space first; B is C turned round, C the same widths from a bar. */
const EAN = ["3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112"];
/** Which of the six left digits are of set B, by the first digit, which is not drawn. */
const EAN_SETS = ["AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"];

/** EAN-13 of twelve digits, or of thirteen whose last is taken for right. */
export function ean13(value: string): CodeBars | undefined {
  if (!/^\d{12,13}$/.test(value)) return undefined;
  const digits = `${value.slice(0, 12)}${eanCheckDigit(value)}`;
  const sets = EAN_SETS[Number(digits[0])] ?? "";
  const left = Array.from(digits.slice(1, 7), (digit, i) =>
    sets[i] === "A" ? widthsOf(digit) : turned(widthsOf(digit)),
  );
  const right = Array.from(digits.slice(7), (digit) => widthsOf(digit));
  return { widths: Array.from(`111${left.join("")}11111${right.join("")}111`, Number), quiet: [11, 7] };
}

/** The last digit of an EAN-13: what makes the sum, every second digit threefold, a multiple of ten. */
export function eanCheckDigit(value: string): number {
  const sum = Array.from(value.slice(0, 12)).reduce(
    (total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3),
    0,
  );
  return (10 - (sum % 10)) % 10;
}

function widthsOf(digit: string): string {
  return EAN[Number(digit)] ?? "";
}

function turned(widths: string): string {
  return Array.from(widths).toReversed().join("");
}
