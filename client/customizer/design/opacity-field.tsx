import type { ReactElement } from "react";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { RangeField } from "../../ui/range-field.tsx";
import { useSession } from "../session/use-session.ts";

/** How see-through an element is; every kind has it. */
export function OpacityField({ element }: { readonly element: DesignElement }): ReactElement {
  const session = useSession();
  const { t, format } = useI18n();
  const opacity = element.opacity ?? 1;
  return (
    <RangeField
      label={t("field.opacity")}
      value={opacity}
      min={0.1}
      max={1}
      step={0.05}
      text={format.percent(opacity)}
      onChange={(value) =>
        session.changeElement(element.id, (each) => ({ ...each, opacity: value }), `opacity-${element.id}`)
      }
      onDone={session.endGroup}
    />
  );
}
