/** What taxes a kind of goods in a country; a product that says nothing is of the `standard` class. */
interface RateRow {
  readonly country: string;
  readonly taxClass: string;
  readonly ratePercent: string;
}

const STANDARD_CLASS = "standard";

/**
 * The tax rate in per cent for goods of a class sent to a country: the row of that class, else the country's standard one.
 * Undefined = the table says nothing about the country: the caller counts with "0" and says so.
 */
export function taxRateFor(
  taxTable: readonly RateRow[],
  { country, taxClass = STANDARD_CLASS }: { readonly country: string; readonly taxClass?: string | undefined },
): string | undefined {
  const ofCountry = taxTable.filter((row) => row.country === country);
  const row =
    ofCountry.find((each) => each.taxClass === taxClass) ?? ofCountry.find((each) => each.taxClass === STANDARD_CLASS);
  return row?.ratePercent;
}
