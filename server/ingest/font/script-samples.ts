import type { FontScript } from "../../../assets/fonts/bundled-font.ts";

/** What a font must be able to write, whole, to be listed for a script: its letters, marks and joined forms. */
export const SCRIPT_SAMPLES: Readonly<Record<FontScript, string>> = {
  latin: "Léa Noël Œuvre ñ ß ÄÖÜ ç Æ ø å",
  arabic: "مرحبا عيد ميلاد سعيد",
  hebrew: "שלום עליכם",
  devanagari: "नमस्ते क्षत्रिय",
  cyrillic: "Привет Ёж Щука",
  greek: "Γειά Ωμέγα ύψιλον",
  vietnamese: "Tiếng Việt Nguyễn đường",
  thai: "สุขสันต์วันเกิด น้ำ",
  bengali: "শুভ জন্মদিন বাংলা",
  tamil: "பிறந்தநாள் வாழ்த்துக்கள்",
  georgian: "გილოცავ დაბადების",
  armenian: "Շնորհավոր ծնունդ",
};
