import type { FontScript } from "../../assets/fonts/bundled-font.ts";

/** How a script is shaped, and six sentences and more in it: marks, ligatures, digits, punctuation, names as shoppers write them. */
export interface ScriptSample {
  readonly language: string;
  readonly sentences: readonly string[];
}

export const SCRIPT_SENTENCES: Readonly<Record<FontScript, ScriptSample>> = {
  latin: {
    language: "fr",
    sentences: [
      "Joyeux anniversaire, Léa !",
      "Œuvre d’été « naïve » à Noël — 12,50 €",
      "office fjord affluent waffle first",
      "AVATAR To Wa Te Yo, P. L’Y",
      "Zoe\u0301 et Noe\u0308l, 24/12/2026",
      "Größe ß Øl Ærø Ñandú Ångström",
      "Łódź Žižkov Děčín Čeština řeřicha",
      "Doğum günün kutlu olsun, ışık İzmir",
    ],
  },
  vietnamese: {
    language: "vi",
    sentences: [
      "Chúc mừng sinh nhật mẹ yêu",
      "Nguyễn Thị Phương, đường Lê Lợi 25",
      "Tiếng Việt có dấu: ắ ằ ẳ ẵ ặ",
      "Ước gì được về quê ngoại",
      "Ơn trời, Ư, Đ và Ỹ",
      "Kỷ niệm 10 năm ngày cưới",
    ],
  },
  cyrillic: {
    language: "ru",
    sentences: [
      "С днём рождения, мама!",
      "Ёжик и Йод: 25 лет вместе",
      "Съешь ещё этих мягких булок",
      "Її їжак, ґанок, Європа",
      "«Привет» — сказал он",
      "и\u0306 е\u0308 Щука, Цапля, Эхо",
      "АВТО ТА УЗ Гд",
    ],
  },
  greek: {
    language: "el",
    sentences: [
      "Χρόνια πολλά, μαμά!",
      "Η Ελλάδα το 2026",
      "Ωμέγα και άλφα: ΐ ΰ ϊ ϋ",
      "ΑΎΛΑ ΤΑΥΡΟΣ, ο Οδυσσέας",
      "Καλό ταξίδι, Γιώργο·",
      "α\u0301 ε\u0301 η\u0301 «ναι»",
    ],
  },
  arabic: {
    language: "ar",
    sentences: [
      "عيد ميلاد سعيد يا أمي",
      "السَّلَامُ عَلَيْكُمْ",
      "لا إله إلا الله، الأُسْرة",
      "٢٥ عامًا معًا (٢٠٢٦)",
      "كلية الهندسة، محمد ومريم؟",
      "بِسْمِ اللَّهِ الرَّحْمٰنِ",
      "پژواک گل چای",
      "الحــــب",
    ],
  },
  hebrew: {
    language: "he",
    sentences: [
      "יום הולדת שמח, אמא!",
      "שָׁלוֹם עֲלֵיכֶם",
      "בְּרֵאשִׁית בָּרָא אֱלֹהִים",
      "תל אביב־יפו 2026",
      "לְחַיִּים (25)",
      "צִפּוֹר, קֵץ, כֶּסֶף",
    ],
  },
  devanagari: {
    language: "hi",
    sentences: [
      "जन्मदिन मुबारक हो माँ",
      "क्षत्रिय ज्ञान श्री कृष्ण",
      "विद्यार्थी, राष्ट्र और हृदय।",
      "१२३४५ रुपये",
      "र्‍य क्‍ष द्ध ट्ठ ह्म",
      "कि की कु कू कृ के कै को कौ कं कः",
    ],
  },
  thai: {
    language: "th",
    sentences: [
      "สุขสันต์วันเกิดคุณแม่",
      "น้ำใจงาม ญี่ปุ่น ฐานะ",
      "ปีใหม่ ๒๕๖๙ มากๆ",
      "ที่ปั๊มน้ำ ป้าปู่กู้ฝา",
      "รักแม่ที่สุดในโลก 100 ฿",
      "เก็บเกี่ยว ฯลฯ ฎีกา ฏ",
    ],
  },
  bengali: {
    language: "bn",
    sentences: [
      "শুভ জন্মদিন মা",
      "ক্ষত্রিয় জ্ঞান শ্রী কৃষ্ণ",
      "রবীন্দ্রনাথ ঠাকুর, কলকাতা",
      "১২৩৪৫ টাকা",
      "কি কী কু কূ কৃ কে কৈ কো কৌ",
      "র‍্যাব, হঠাৎ, উদ্ভব",
    ],
  },
  tamil: {
    language: "ta",
    sentences: [
      "பிறந்தநாள் வாழ்த்துக்கள் அம்மா",
      "ஸ்ரீ கிருஷ்ணா க்ஷ",
      "கி கீ கு கூ கெ கே கை கொ கோ கௌ",
      "தமிழ்நாடு 2026, ௧௨௩",
      "நன்றி (வணக்கம்)",
      "யாதும் ஊரே யாவரும் கேளிர்",
    ],
  },
  georgian: {
    language: "ka",
    sentences: [
      "გილოცავ დაბადების დღეს!",
      "თბილისი, 2026 წელი",
      "ჰაერი და ჯიხვი",
      "„სიყვარული“ — თქვა",
      "ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ",
      "ძალა ერთობაშია",
    ],
  },
  armenian: {
    language: "hy",
    sentences: [
      "Շնորհավոր ծննդյանդ օրը, մայրիկ",
      "Երևան, 2026 թ․",
      "Ի՞նչ կա, ո՛չ, հա՜",
      "և մի մն մե մի վն մխ",
      "Հայաստան (25)",
      "«Սեր» ասաց նա։",
    ],
  },
};
