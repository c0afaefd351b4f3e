import { TableNode } from "kysely";
import type { CompiledQuery, OperationNode } from "kysely";
import type { Tables } from "./tables.ts";

/** Counts writes by table. */
export function createChanges() {
  const counts = new Map<string, number>();
  let ofAll = 0;
  return {
    count({ query }: CompiledQuery): void {
      const written = writtenBy(query);
      // What cannot be told from the statement, as with one that changes the tables themselves, may have changed any of them.
      if (!written || !TableNode.is(written)) ofAll += 1;
      else counts.set(nameOf(written), (counts.get(nameOf(written)) ?? 0) + 1);
    },
    of: (table: keyof Tables): number => ofAll + (counts.get(table) ?? 0),
  };
}

function writtenBy(query: CompiledQuery["query"]): OperationNode | undefined {
  switch (query.kind) {
    case "InsertQueryNode":
      return query.into;
    case "UpdateQueryNode":
      return query.table;
    case "DeleteQueryNode":
      return query.from.froms.length === 1 ? query.from.froms[0] : undefined;
    default:
      return undefined;
  }
}

function nameOf({ table }: TableNode): string {
  return table.identifier.name;
}
