// Plain JavaScript: the project is type-checked without these packages, and imports this only where they are installed.
export * from "fabric/node";
export { loadImage, registerFont } from "canvas";
