import Papa from "papaparse";

/** A text file's table: the delimiter is found out, quotes and line breaks in cells are read. */
export async function readCsv(file: File): Promise<readonly (readonly string[])[]> {
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  // Empty rows are kept, so that rows have the numbers they have in the file; at the end they would spoil the guess.
  return Papa.parse<string[]>(text.trimEnd(), { delimitersToGuess: [";", ",", "\t", "|"] }).data;
}

/** UTF-8, or what spreadsheets in France still write: a file that is no UTF-8 is Windows-1252. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
