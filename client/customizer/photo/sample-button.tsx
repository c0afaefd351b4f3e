import type { ReactElement } from "react";
import { useI18n } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";

// Only the address is part of the page; the picture is fetched when somebody asks for it.
const [sample] = Object.values(
  import.meta.glob<string>("../../../assets/photos/sample.jpg", { eager: true, query: "?url", import: "default" }),
);

interface SampleButtonProps {
  readonly onFile: (file: File) => void;
}

/** For those who only want to look: our own photo, uploaded like any other. */
export function SampleButton({ onFile }: SampleButtonProps): ReactElement | null {
  const { t } = useI18n();
  if (sample === undefined) return null;
  const take = async () => {
    const blob = await (await fetch(sample)).blob();
    onFile(new File([blob], "sample.jpg", { type: "image/jpeg" }));
  };
  return (
    <Button variant="ghost" onClick={() => void take()}>
      {t("photo.sample")}
    </Button>
  );
}
