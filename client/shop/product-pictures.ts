/** Catalogue pictures by product: `<product>-thumbnail.webp`, or `thumbnail.webp` in the product's photo folder. */
const PICTURES = import.meta.glob<string>(
  ["../../assets/photos/*-thumbnail.webp", "../../assets/photos/*/thumbnail.webp"],
  {
    query: "?url",
    import: "default",
    eager: true,
  },
);

export function productPicture(product: string): string | undefined {
  const folder = "../../assets/photos/";
  return PICTURES[`${folder}${product}-thumbnail.webp`] ?? PICTURES[`${folder}${product}/thumbnail.webp`];
}
