import type { ReactElement } from "react";
import { graphemesOf } from "../../../configurator-schemas/configuration/graphemes.ts";
import { inLetterCase } from "../../../configurator-schemas/configuration/letter-case.ts";
import { partOfElement } from "../../../configurator-schemas/configuration/part-of-element.ts";
import type { ImageElement, TextElement } from "../../../configurator-schemas/schema/design-element.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { PhotoButton } from "../photo/photo-input.tsx";
import { PictureThumb } from "../photo/picture-thumb.tsx";
import { SampleButton } from "../photo/sample-button.tsx";
import { UploadNotes } from "../photo/upload-notes.tsx";
import { UploadTrouble } from "../photo/upload-trouble.tsx";
import { slotsOf, templateInUse } from "../session/template-slots.ts";
import type { Slot } from "../session/template-slots.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import styles from "./design-panel.module.css";

/** The template's own questions, right at the top: for most shoppers this is the whole design work. */
export function SlotFields({ area }: { readonly area: string }): ReactElement | null {
  const { product, configuration } = useSessionState((state) => state);
  const elements = configuration.elements[area] ?? [];
  // What the same step asks as an option is not asked twice.
  const asked = product.steps.find((step) => step.areas.includes(area))?.options ?? [];
  const isAsked = ({ element }: Slot) =>
    element.kind === "text" && element.bind?.text !== undefined && asked.includes(element.bind.text);
  const slots = slotsOf(templateInUse(product, area, elements), elements).filter((slot) => !isAsked(slot));
  if (slots.length === 0) return null;
  return (
    <div className={styles["section"]}>
      {slots.map((slot) => (
        <SlotField key={slot.element.id} slot={slot} />
      ))}
    </div>
  );
}

/** One place of a template, by what goes into it. */
export function SlotField({ slot: { element, prompt } }: { readonly slot: Slot }): ReactElement | null {
  const { language } = useI18n();
  const label = localise(prompt, language);
  switch (element.kind) {
    case "text":
      return <WordsSlot element={element} label={label} />;
    case "image":
      return <PhotoSlot element={element} label={label} />;
    case "shape":
    case "art":
    case "code":
      return null;
  }
}

function WordsSlot({ element, label }: { readonly element: TextElement; readonly label: string }): ReactElement {
  const session = useSession();
  const { format, t } = useI18n();
  const product = useSessionState((state) => state.product);
  const { case: letterCase, maxGraphemes: max, maxLines } = partOfElement(product, element)?.part?.rule ?? {};
  const words = letterCase ? inLetterCase(element.text, letterCase, element.lang) : element.text;
  const used = max === undefined ? 0 : graphemesOf(words).length;
  return (
    <TextField
      label={label}
      value={element.text}
      lines={maxLines === 1 ? 1 : 3}
      maxLength={500}
      invalid={max !== undefined && used > max}
      {...(max !== undefined && {
        hint: t("field.characters", { used: format.number(used), max: format.number(max) }),
      })}
      onChange={(text) => {
        const option = element.bind?.text;
        const group = `text-${element.id}`;
        if (option !== undefined) session.pick(option, text === "" ? undefined : text, { group });
        else session.changeElement(element.id, (each) => (each.kind === "text" ? { ...each, text } : each), group);
      }}
      onDone={session.endGroup}
    />
  );
}

function PhotoSlot({ element, label }: { readonly element: ImageElement; readonly label: string }): ReactElement {
  const session = useSession();
  const { t } = useI18n();
  const picture = useSessionState((state) => state.pictures.get(element.upload));
  const filled = element.upload !== "";
  return (
    <div className={styles["slot"]}>
      {picture && <PictureThumb picture={picture} />}
      {picture?.state === "failed" && <UploadTrouble picture={picture} />}
      {picture && <UploadNotes picture={picture} />}
      <div className={styles["row"]}>
        <PhotoButton onFile={(file) => void session.addPhoto(file, element.id)}>
          {filled ? t("photo.replace") : label}
        </PhotoButton>
        {filled ? (
          <Button variant="ghost" onClick={() => session.selectElement(element.id)}>
            {t("photo.adjust")}
          </Button>
        ) : (
          <SampleButton onFile={(file) => void session.addPhoto(file, element.id)} />
        )}
      </div>
    </div>
  );
}
