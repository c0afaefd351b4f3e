import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useSession } from "../session/use-session.ts";

/** Changes of one element by its own kind; the id never changes kind, so another kind's element is left as it is. */
export function useChange<Kind extends DesignElement["kind"]>(
  element: Extract<DesignElement, { readonly kind: Kind }>,
): (change: ElementChange<Kind>, group?: string) => void {
  const session = useSession();
  return (change, group) =>
    session.changeElement(
      element.id,
      (each) => (isKind(each, element.kind) ? change(each) : each),
      group === undefined ? undefined : `${group}-${element.id}`,
    );

  function isKind(each: DesignElement, kind: string): each is Extract<DesignElement, { readonly kind: Kind }> {
    return each.kind === kind;
  }
}

type ElementChange<Kind extends DesignElement["kind"]> = (
  element: Extract<DesignElement, { readonly kind: Kind }>,
) => DesignElement;
