import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { I18n } from "../../i18n/i18n.ts";
import type { IconName } from "../../ui/icons.tsx";

const WORDS_SHOWN = 28;

/** What an element is called in lists and by screen readers: the shopper's name for it, its own words, or its kind. */
export function elementName(element: DesignElement, { t }: I18n): string {
  if (element.name !== undefined) return element.name;
  switch (element.kind) {
    case "text": {
      const words = element.text.trim().replace(/\s+/g, " ");
      if (words === "") return t("element.emptyText");
      return t("element.text", { words: words.length > WORDS_SHOWN ? `${words.slice(0, WORDS_SHOWN)}…` : words });
    }
    case "image":
      return element.upload === "" ? t("element.emptyPhoto") : t("element.photo");
    case "shape":
      return t(`shape.${element.shape}`);
    case "art":
      return t("element.art");
    case "code":
      return t(element.code === "qr" ? "element.qr" : "element.barcode");
  }
}

export function elementIcon(element: DesignElement): IconName {
  switch (element.kind) {
    case "text":
      return "text";
    case "image":
      return "photo";
    case "shape":
    case "art":
    case "code":
      return "shape";
  }
}
