import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";
import type { Option } from "./option.ts";
import type { ProductDocument } from "./product.ts";
import { unknownReference } from "./unknown-reference.ts";

/** Every cell of a rule's table names a value its option can have. */
export function checkTables(document: ProductDocument, issues: Issue[]): void {
  const options = new Map(document.options.map((option) => [option.id, option]));
  document.rules.forEach(({ table }, i) => {
    if (!table) return;
    const path = ["rules", i, "table"];
    table.options.forEach((id, j) => {
      const option = options.get(id);
      if (option && TABLED.has(option.kind)) return;
      const known = document.options.filter((each) => TABLED.has(each.kind)).map((each) => each.id);
      issues.push(unknownReference([...path, "options", j], "choice, boolean or number", id, known));
    });
    table.rows.forEach((row, j) => {
      if (row.length !== table.options.length) {
        const expected = `${table.options.length} cells`;
        issues.push(issue("document_invalid", "error", [...path, "rows", j], { expected, got: `${row.length} cells` }));
      }
      row.forEach((cell, k) => {
        const option = options.get(table.options[k] ?? "");
        if (cell === "*" || !option) return;
        for (const each of Array.isArray(cell) ? cell : [cell])
          checkCell(option, each, [...path, "rows", j, k], issues);
      });
    });
  });
}

const TABLED: ReadonlySet<Option["kind"]> = new Set(["choice", "boolean", "number"]);

function checkCell(
  option: Option,
  cell: string | number | boolean,
  path: readonly (string | number)[],
  issues: Issue[],
): void {
  if (option.kind === "choice") {
    const known = (option.values ?? []).map((each) => each.id);
    if (!known.some((id) => id === cell))
      issues.push(unknownReference(path, `value of ${option.id}`, String(cell), known));
  } else if ((option.kind === "boolean" || option.kind === "number") && typeof cell !== option.kind) {
    issues.push(
      issue("document_invalid", "error", path, { expected: `a ${option.kind} or "*"`, got: JSON.stringify(cell) }),
    );
  }
}
