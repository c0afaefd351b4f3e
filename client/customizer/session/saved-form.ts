import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { select } from "../../../configurator-schemas/configuration/edit.ts";
import type { ImageElement } from "../../../configurator-schemas/schema/design-element.ts";
import { isLocalPicture } from "./picture.ts";

/** What may leave this browser: a picture still on its way is an empty slot for everybody else. */
export function toSaved(configuration: Configuration): Configuration {
  const selections = Object.fromEntries(
    Object.entries(configuration.selections).filter(([, value]) => typeof value !== "string" || !isLocalPicture(value)),
  );
  const elements = Object.fromEntries(
    Object.entries(configuration.elements).map(([area, list]) => [
      area,
      list.map((each) => (each.kind === "image" && isLocalPicture(each.upload) ? { ...each, upload: "" } : each)),
    ]),
  );
  return { ...configuration, selections, elements };
}

/** Every upload the design elements show. */
export function uploadsOf(configuration: Configuration): Set<string> {
  return new Set(
    Object.values(configuration.elements)
      .flat()
      .flatMap((each) => (each.kind === "image" && each.upload !== "" ? [each.upload] : [])),
  );
}

/** The same configuration with one picture's id replaced. */
export function renameUpload(configuration: Configuration, from: string, to: string): Configuration {
  const selections = Object.fromEntries(
    Object.entries(configuration.selections).map(([id, value]) => [id, value === from ? to : value]),
  );
  const elements = Object.fromEntries(
    Object.entries(configuration.elements).map(([area, list]) => [
      area,
      list.map((each) => (each.kind === "image" && each.upload === from ? { ...each, upload: to } : each)),
    ]),
  );
  return { ...configuration, selections, elements };
}

/** The same configuration without the elements that show one picture. */
export function withoutUpload(configuration: Configuration, upload: string): Configuration {
  const elements = Object.fromEntries(
    Object.entries(configuration.elements).map(([area, list]) => [
      area,
      list.filter((each) => each.kind !== "image" || each.upload !== upload),
    ]),
  );
  return { ...configuration, elements };
}

/** Another element's picture where one upload is shown, in the option it is bound to as well. */
export function restoreUpload(configuration: Configuration, upload: string, before: ImageElement): Configuration {
  const replaced = replaceUpload(configuration, upload, before);
  const option = before.bind?.upload;
  return option === undefined ? replaced : select(replaced, option, before.upload || undefined);
}

/** The same configuration with another element's picture, framed as it was there, where one upload is shown. */
function replaceUpload(
  configuration: Configuration,
  upload: string,
  { upload: other, crop }: Pick<ImageElement, "upload" | "crop">,
): Configuration {
  const elements = Object.fromEntries(
    Object.entries(configuration.elements).map(([area, list]) => [
      area,
      list.map((each) => {
        if (each.kind !== "image" || each.upload !== upload) return each;
        const { crop: _crop, ...rest } = each;
        return { ...rest, upload: other, ...(crop && { crop }) };
      }),
    ]),
  );
  return { ...configuration, elements };
}
