/**
 * Where unicode-segmenter 0.17.3, which is of Unicode 17, classes a character otherwise than Unicode 15.0.0: every one. It
 * is kept because prices count its graphemes, and because what differs is better: conjuncts such as क्ष are one grapheme
 * (rule GB9c, since 15.1), and marks assigned since join their letter.
 */
export interface GraphemeException {
  readonly pinned: string;
  readonly found: string;
  /** Code points, hexadecimal. */
  readonly codes: string;
  readonly reason: string;
}

export const GRAPHEME_EXCEPTIONS: readonly GraphemeException[] = [
  {
    pinned: "Other",
    found: "Extend",
    codes:
      "897 1ACF-1ADD 1AE0-1AEB 10D69-10D6D 10EFA-10EFC 113B8 113BB-113C0 113C2 113C5 113C7-113C9 " +
      "113CE-113D0 113D2 113E1-113E2 11B60 11B62-11B64 11B66 11F5A 1611E-16129 1612D-1612F 1E5EE-1E5EF " +
      "1E6E3 1E6E6 1E6EE-1E6EF 1E6F5",
    reason: "Marks assigned since.",
  },
  {
    pinned: "SpacingMark",
    found: "Extend",
    codes:
      "CC0 CC7-CC8 CCA-CCB 1715 1734 1B3B 1B3D 1B43-1B44 1BAA 1BF2-1BF3 A953 A9C0 111C0 11235 1134D 116B6 " +
      "1193D 11F41 16FF0-16FF1 1D166 1D16D",
    reason:
      "Viramas and vowel signs of Indic and Philippine scripts, reordered for conjuncts: both join the letter before.",
  },
  {
    pinned: "Extended_Pictographic",
    found: "Other",
    codes:
      "2388 2605 2607-260D 260F-2610 2612 2616-2617 2619-261C 261E-261F 2621 2624-2625 2627-2629 262B-262D " +
      "2630-2637 263B-263F 2641 2643-2647 2654-265E 2661-2662 2664 2667 2669-267A 267C-267D 2680-2685 " +
      "2690-2691 2698 269A 269D-269F 26A2-26A6 26A8-26A9 26AC-26AF 26B2-26BC 26BF-26C3 26C6-26C7 26C9-26CD " +
      "26D0 26D2 26D5-26E8 26EB-26EF 26F6 26FB-26FC 26FE-2701 2703-2704 270E 2710-2711 2765-2767 " +
      "1F000-1F003 1F005-1F02B 1F030-1F093 1F0A0-1F0AE 1F0B1-1F0BF 1F0C1-1F0CE 1F0D1-1F0F5 1F10D-1F10F " +
      "1F12F 1F16C-1F16F 1F1AD 1F260-1F265 1F322-1F323 1F394-1F395 1F398 1F39C-1F39D 1F3F1-1F3F2 1F3F6 " +
      "1F4FE 1F546-1F548 1F54F 1F568-1F56E 1F571-1F572 1F57B-1F586 1F588-1F589 1F58E-1F58F 1F591-1F594 " +
      "1F597-1F5A3 1F5A6-1F5A7 1F5A9-1F5B0 1F5B3-1F5BB 1F5BD-1F5C1 1F5C5-1F5D0 1F5D4-1F5DB 1F5DF-1F5E0 " +
      "1F5E2 1F5E4-1F5E7 1F5E9-1F5EE 1F5F0-1F5F2 1F5F4-1F5F9 1F6C6-1F6CA 1F6D3-1F6D4 1F6E6-1F6E8 1F6EA " +
      "1F6F1-1F6F2 1F774-1F77F 1F7D5-1F7D9 1F8B0-1F8BB 1F8C0-1F8C1 1F8D0-1F8D8 1FA00-1FA57 1FA60-1FA6D",
    reason:
      "Symbols that are no emoji any more, and unassigned ones: told only between zero width joiners, where no emoji stands.",
  },
  {
    pinned: "Other",
    found: "SpacingMark",
    codes: "113B9-113BA 113CA 113CC-113CD 11B61 11B65 11B67 1612A-1612C",
    reason: "Vowel signs assigned since.",
  },
  {
    pinned: "Other",
    found: "Prepend",
    codes: "113D1",
    reason: "A letter assigned since.",
  },
  {
    pinned: "Extend",
    found: "SpacingMark",
    codes: "1171E",
    reason: "An Ahom sign: both join the letter before.",
  },
  {
    pinned: "Prepend",
    found: "Other",
    codes: "11A3A",
    reason: "A Zanabazar Square letter whose cluster ends before the next letter.",
  },
  {
    pinned: "Other",
    found: "V",
    codes: "16D63 16D67-16D6A",
    reason: "Kirat Rai vowels, assigned since.",
  },
];
