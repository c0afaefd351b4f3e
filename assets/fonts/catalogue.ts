/** A bundled font family: one file, the bytes from which browser and server both shape. */
export interface BundledFont {
  /** The family's name in kebab-case; designs refer to it, so it never changes. */
  readonly id: string;
  readonly family: string;
  /** Path inside `node_modules`: fonts stay in their packages, the lockfile pins their bytes. */
  readonly file: string;
  /** OpenType weight, 100 to 900. */
  readonly weight: number;
  readonly style: "serif" | "sans" | "script" | "display" | "hand" | "fallback";
  /** Scripts it can write, as proved by shaping in the tests; no more is promised. */
  readonly scripts: readonly FontScript[];
  readonly licence: "OFL-1.1";
  /** Author or project. */
  readonly source: string;
  /** Shown to shoppers; false for families that only fill in for missing glyphs. */
  readonly offered: boolean;
}

export type FontScript = "latin" | "arabic" | "hebrew" | "devanagari" | "cyrillic" | "greek" | "vietnamese";

/** Every bundled family, in the order in which shoppers see them. */
export const FONTS: readonly BundledFont[] = [
  {
    id: "noto-sans",
    family: "Noto Sans",
    file: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
    weight: 400,
    style: "sans",
    scripts: ["latin", "cyrillic", "greek", "vietnamese", "devanagari"],
    licence: "OFL-1.1",
    source: "The Noto Project Authors",
    offered: true,
  },
  {
    id: "playfair-display",
    family: "Playfair Display",
    file: "@expo-google-fonts/playfair-display/400Regular/PlayfairDisplay_400Regular.ttf",
    weight: 400,
    style: "serif",
    scripts: ["latin", "cyrillic", "vietnamese"],
    licence: "OFL-1.1",
    source: "The Playfair Display Project Authors",
    offered: true,
  },
  {
    id: "cinzel",
    family: "Cinzel",
    file: "@expo-google-fonts/cinzel/400Regular/Cinzel_400Regular.ttf",
    weight: 400,
    style: "serif",
    scripts: ["latin"],
    licence: "OFL-1.1",
    source: "The Cinzel Project Authors",
    offered: true,
  },
  {
    id: "amiri",
    family: "Amiri",
    file: "@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf",
    weight: 400,
    style: "serif",
    scripts: ["latin", "arabic"],
    licence: "OFL-1.1",
    source: "The Amiri Project Authors",
    offered: true,
  },
  {
    id: "abril-fatface",
    family: "Abril Fatface",
    file: "@expo-google-fonts/abril-fatface/400Regular/AbrilFatface_400Regular.ttf",
    weight: 400,
    style: "display",
    scripts: ["latin"],
    licence: "OFL-1.1",
    source: "TypeTogether",
    offered: true,
  },
  {
    id: "bebas-neue",
    family: "Bebas Neue",
    file: "@expo-google-fonts/bebas-neue/400Regular/BebasNeue_400Regular.ttf",
    weight: 400,
    style: "display",
    scripts: ["latin"],
    licence: "OFL-1.1",
    source: "Dharma Type",
    offered: true,
  },
  {
    id: "fredoka",
    family: "Fredoka",
    file: "@expo-google-fonts/fredoka/600SemiBold/Fredoka_600SemiBold.ttf",
    weight: 600,
    style: "display",
    scripts: ["latin", "hebrew"],
    licence: "OFL-1.1",
    source: "The Fredoka Project Authors",
    offered: true,
  },
  {
    id: "pacifico",
    family: "Pacifico",
    file: "@expo-google-fonts/pacifico/400Regular/Pacifico_400Regular.ttf",
    weight: 400,
    style: "script",
    scripts: ["latin", "cyrillic", "vietnamese"],
    licence: "OFL-1.1",
    source: "The Pacifico Project Authors",
    offered: true,
  },
  {
    id: "lobster",
    family: "Lobster",
    file: "@expo-google-fonts/lobster/400Regular/Lobster_400Regular.ttf",
    weight: 400,
    style: "script",
    scripts: ["latin", "cyrillic", "vietnamese"],
    licence: "OFL-1.1",
    source: "The Lobster Project Authors",
    offered: true,
  },
  {
    id: "caveat",
    family: "Caveat",
    file: "@expo-google-fonts/caveat/700Bold/Caveat_700Bold.ttf",
    weight: 700,
    style: "hand",
    scripts: ["latin", "cyrillic"],
    licence: "OFL-1.1",
    source: "The Caveat Project Authors",
    offered: true,
  },
  {
    id: "amatic-sc",
    family: "Amatic SC",
    file: "@expo-google-fonts/amatic-sc/700Bold/AmaticSC_700Bold.ttf",
    weight: 700,
    style: "hand",
    scripts: ["latin", "cyrillic", "hebrew", "vietnamese"],
    licence: "OFL-1.1",
    source: "The Amatic SC Project Authors",
    offered: true,
  },
  {
    id: "noto-sans-arabic",
    family: "Noto Sans Arabic",
    file: "@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
    weight: 400,
    style: "fallback",
    scripts: ["arabic", "latin"],
    licence: "OFL-1.1",
    source: "The Noto Project Authors",
    offered: false,
  },
  {
    id: "noto-sans-hebrew",
    family: "Noto Sans Hebrew",
    file: "@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf",
    weight: 400,
    style: "fallback",
    scripts: ["hebrew", "latin"],
    licence: "OFL-1.1",
    source: "The Noto Project Authors",
    offered: false,
  },
  {
    id: "noto-sans-devanagari",
    family: "Noto Sans Devanagari",
    file: "@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf",
    weight: 400,
    style: "fallback",
    scripts: ["devanagari", "latin"],
    licence: "OFL-1.1",
    source: "The Noto Project Authors",
    offered: false,
  },
];

/** Ids of the families tried, in this order, for a character that the chosen family cannot write. */
export const FALLBACK_CHAIN: readonly string[] = [
  "noto-sans",
  "noto-sans-arabic",
  "noto-sans-hebrew",
  "noto-sans-devanagari",
];
