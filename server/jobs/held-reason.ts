import { elementInWords } from "../../configurator-schemas/answers/describe.ts";
import type { AreaParity, FileParity, PartFigures } from "../../configurator-schemas/production/file-parity.ts";
import { localise } from "../../configurator-schemas/schema/localise.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { madeElements } from "../../configurator-schemas/configuration/made-elements.ts";
import { partsBeyond } from "../parity/file-limits.ts";
import type { JobPiece } from "./job-piece.ts";

/** As every reason a job has. */
const LANGUAGE: Language = "fr";
const MOST_NAMED = 5;

interface Made {
  readonly product: Product;
  readonly pieces: readonly JobPiece[];
}

/** Why a job is held whose files are not as on their proof: which elements, on which area, and by how much. */
export function heldReason({ areas }: FileParity, made: Made): string {
  const sentences = areas
    .filter((area) => partsBeyond(area).length > 0)
    .map((area) => {
      const parts = partsBeyond(area);
      const named = parts.slice(0, MOST_NAMED).map((part) => partInWords(part, area, made));
      const proof = area.against === "approved" ? "bon à tirer approuvé" : "rendu de la commande";
      return `Le fichier ${area.file} n’est pas conforme au ${proof}\u00a0: ${named.join(", ")}.`;
    });
  return `file_differs: ${sentences.join(" ")} Comparez-les\u00a0; libérez la commande avec votre nom, ou annulez-la.`.slice(
    0,
    1000,
  );
}

function partInWords(
  { element: id, ssim, blobMm2 }: PartFigures,
  { area, row = 1 }: AreaParity,
  { product, pieces }: Made,
): string {
  const figures = `SSIM\u00a0${numberOf(ssim, 4)}, écart de ${numberOf(blobMm2, 2)}\u00a0mm²`;
  const configuration = pieces.find((piece) => piece.row === row)?.configuration;
  const elements = configuration ? madeElements(product, configuration)[area] : undefined;
  const element = elements?.find((each) => each.id === id);
  const label = product.printAreas.find((each) => each.id === area)?.label;
  const name = element ? elementInWords(element, LANGUAGE) : "hors des éléments";
  return `${name}${label ? `, ${localise(label, LANGUAGE)}` : ""} (${figures})`;
}

function numberOf(value: number, digits: number): string {
  return value.toFixed(digits).replace(".", ",");
}
