import type { Language } from "../../configurator-schemas/schema/localised.ts";

interface KeptWarning<Code extends string> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What happened to a file on its way in, as it was kept in its row, in words. */
export function warningsInWords<Code extends string>(
  kept: readonly KeptWarning<Code>[],
  {
    messages,
    language,
  }: {
    readonly messages: Readonly<Record<Code, Readonly<Record<Language, string>>>>;
    readonly language: Language;
  },
) {
  return kept.map(({ code, params }) => ({
    code,
    severity: "warning" as const,
    path: "",
    params: { ...params },
    message: messages[code][language].replaceAll(/\{(\w+)\}/g, (slot, name: string) => String(params[name] ?? slot)),
  }));
}
