// Plain JavaScript: the project, which is type-checked without these packages, only bundles it for the bench's page.
export * from "fabric";
