import type { Library } from "./library.ts";
import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";
import type { Option } from "./option.ts";
import type { ProductDocument } from "./product.ts";
import { unknownReference } from "./unknown-reference.ts";

/** Every id a document names stands for something. */
export function checkReferences(document: ProductDocument, library: Library, issues: Issue[]): void {
  const optionIds = document.options.map((each) => each.id);
  const areaIds = document.printAreas.map((each) => each.id);
  const expect = (path: readonly (string | number)[], what: string, got: string, known: readonly string[]) => {
    if (!known.includes(got)) issues.push(unknownReference(path, what, got, known));
  };
  const valueIds = (option: Option) => ("values" in option ? (option.values ?? []).map((each) => each.id) : []);
  document.steps.forEach((step, i) => {
    step.options.forEach((id, j) => expect(["steps", i, "options", j], "option", id, optionIds));
    step.areas.forEach((id, j) => expect(["steps", i, "areas", j], "print area", id, areaIds));
  });
  document.profiles.forEach((id, i) =>
    expect(
      ["profiles", i],
      "print profile",
      id,
      library.profiles.map((each) => each.id),
    ),
  );
  expect(["defaultFont"], "font", document.defaultFont, [...library.fonts]);
  document.printAreas.forEach((area, i) => {
    area.templates.forEach((id, j) =>
      expect(
        ["printAreas", i, "templates", j],
        "template",
        id,
        library.templates.map((each) => each.id),
      ),
    );
    area.sizeByProfile.forEach(([id], j) =>
      expect(["printAreas", i, "sizeByProfile", j, 0], "print profile", id, document.profiles),
    );
    if ("by" in area.sizeMm)
      area.sizeMm.by.forEach((id, j) => expect(["printAreas", i, "sizeMm", "by", j], "option", id, optionIds));
  });
  document.options.forEach((option, i) => {
    if (option.kind === "choice" && option.default !== undefined) {
      expect(["options", i, "default"], "value", option.default, valueIds(option));
    }
    if (option.kind === "choice") {
      option.recommended.forEach(({ value }, j) =>
        expect(["options", i, "recommended", j, "value"], "value", value, valueIds(option)),
      );
    }
    if (option.kind === "multi-choice") {
      option.default.forEach((id, j) => expect(["options", i, "default", j], "value", id, valueIds(option)));
    }
    if (option.kind === "number" && option.min > option.max) {
      issues.push(
        issue("document_invalid", "error", ["options", i, "max"], {
          expected: `at least min (${option.min})`,
          got: String(option.max),
        }),
      );
    }
  });
  document.variants.by.forEach((id, i) => expect(["variants", "by", i], "option", id, optionIds));
  document.variants.rows.forEach((row, i) => {
    const variant = row.at(-1);
    if (row.length !== document.variants.by.length + 1 || typeof variant !== "object") {
      issues.push(
        issue("document_invalid", "error", ["variants", "rows", i], {
          expected: `${document.variants.by.length} cells and a variant`,
          got: `${row.length} cells`,
        }),
      );
    }
    row.slice(0, -1).forEach((cell, j) => {
      const option = document.options.find((each) => each.id === document.variants.by[j]);
      if (typeof cell === "string" && cell !== "*" && option && "values" in option) {
        expect(
          ["variants", "rows", i, j],
          "value",
          cell,
          (option.values ?? []).map((each) => each.id),
        );
      }
    });
  });
  checkScene(document, optionIds, areaIds, issues);
}

function checkScene(
  document: ProductDocument,
  optionIds: readonly string[],
  areaIds: readonly string[],
  issues: Issue[],
): void {
  const colour = (path: readonly (string | number)[], value: string | undefined) => {
    const option = value?.endsWith(".swatch") ? value.slice(0, -".swatch".length) : undefined;
    if (option !== undefined && !optionIds.includes(option))
      issues.push(unknownReference(path, "option", option, optionIds));
  };
  const area = (path: readonly (string | number)[], id: string) => {
    if (!areaIds.includes(id)) issues.push(unknownReference(path, "print area", id, areaIds));
  };
  const { scene } = document;
  switch (scene.kind) {
    case "model":
      scene.materials.forEach((each, i) => colour(["scene", "materials", i, "color"], each.color));
      scene.areas.forEach((each, i) => area(["scene", "areas", i, "area"], each.area));
      return;
    case "photo":
      scene.views.forEach((view, i) => {
        colour(["scene", "views", i, "tint"], view.tint);
        view.areas.forEach((id, j) => area(["scene", "views", i, "areas", j], id));
      });
      return;
    case "flat":
      scene.views.forEach((view, i) => {
        colour(["scene", "views", i, "color"], view.color);
        area(["scene", "views", i, "area"], view.area);
      });
      return;
    case "drawing":
      scene.views.forEach((view, i) => {
        view.shapes.forEach((shape, j) => {
          colour(["scene", "views", i, "shapes", j, "fill"], shape.fill);
          colour(["scene", "views", i, "shapes", j, "stroke"], shape.stroke);
        });
      });
  }
}
