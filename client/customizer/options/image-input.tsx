import type { ReactElement } from "react";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { PhotoButton } from "../photo/photo-input.tsx";
import { PictureThumb } from "../photo/picture-thumb.tsx";
import { useSession, useSessionState } from "../session/use-session.ts";
import { OptionHead } from "./option-head.tsx";
import styles from "./options.module.css";

interface ImageInputProps {
  readonly option: Extract<Option, { readonly kind: "image" }>;
  readonly value: string;
}

export function ImageInput({ option, value }: ImageInputProps): ReactElement {
  const session = useSession();
  const { t } = useI18n();
  const picture = useSessionState((state) => state.pictures.get(value));
  return (
    <>
      <OptionHead option={option} chosen={option.required ? undefined : t("optional")} />
      <div className={styles["row"]}>
        {picture && <PictureThumb picture={picture} />}
        <PhotoButton onFile={(file) => void session.pickPhoto(option.id, file)}>
          {value === "" ? t("photo.choose") : t("photo.replace")}
        </PhotoButton>
        {value !== "" && (
          <Button variant="ghost" icon="trash" onClick={() => session.pick(option.id, undefined)}>
            {t("remove")}
          </Button>
        )}
      </div>
    </>
  );
}
