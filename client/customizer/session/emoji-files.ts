/** Made by the build from the package of assets/LEDGER.md; addressed by content and kept for ever. */
const FILES = import.meta.glob<string>("../../../dist/emoji/*.json", {
  eager: true,
  query: "?url",
  import: "default",
});

/** Where a file of emoji (artwork/emoji.ts) is; undefined when there is none of that name. */
export function addressOfEmoji(file: string): string | undefined {
  return FILES[`../../../dist/emoji/${file}.json`];
}
