import { useRef } from "react";
import type { ReactElement, ReactNode } from "react";
import { Button } from "../../ui/button.tsx";

/** What the server takes. Naming JPEG makes iPhones convert their HEIC pictures by themselves. */
const ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff,image/svg+xml,application/pdf";

interface PhotoButtonProps {
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
  readonly variant?: "plain" | "primary";
}

/** A button that asks for a picture: camera and library on phones, files elsewhere. */
export function PhotoButton({ onFile, children, variant = "plain" }: PhotoButtonProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="photo" variant={variant} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // Choosing the same file again must count.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}

/** Asks for a picture from anywhere, e.g. a tap on an empty frame; must be called from the tap itself. */
export function openFilePicker(onFile: (file: File) => void): void {
  openPicker(false, ([file]) => file && onFile(file));
}

/** The same for as many as one likes. */
export function openFilesPicker(onFiles: (files: readonly File[]) => void): void {
  openPicker(true, onFiles);
}

function openPicker(multiple: boolean, onFiles: (files: readonly File[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ACCEPT;
  input.multiple = multiple;
  input.onchange = () => onFiles([...(input.files ?? [])]);
  input.click();
}
