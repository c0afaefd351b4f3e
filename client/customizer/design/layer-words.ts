import type { Edge } from "../../../configurator-schemas/configuration/arrange-elements.ts";
import { useI18n } from "../../i18n/i18n.ts";

/** The words of layers and of several elements together; not among the messages, which are fetched before the first paint. */
export interface LayerWords {
  readonly several: (count: number) => string;
  readonly groupOf: (count: number) => string;
  readonly pickSeveral: string;
  readonly donePicking: string;
  readonly rename: (name: string) => string;
  readonly newName: string;
  readonly hide: (name: string) => string;
  readonly show: (name: string) => string;
  readonly lock: (name: string) => string;
  readonly unlock: (name: string) => string;
  readonly drag: (name: string) => string;
  readonly fold: (name: string) => string;
  readonly unfold: (name: string) => string;
  readonly group: string;
  readonly ungroup: string;
  readonly align: string;
  readonly alignTo: (edge: string) => string;
  readonly eachOther: string;
  readonly wholeArea: string;
  readonly edges: Readonly<Record<Edge, string>>;
  readonly spreadX: string;
  readonly spreadY: string;
  readonly isHidden: string;
  readonly isLocked: string;
  readonly inGroup: string;
  readonly wholeGroup: string;
  readonly help: string;
  /** What has happened, for people who do not see it. */
  readonly said: {
    readonly chosen: (name: string) => string;
    readonly place: (name: string, place: string) => string;
    readonly placeOf: (at: number, count: number) => string;
    readonly grouped: (count: number) => string;
    readonly ungrouped: string;
    readonly copied: (name: string) => string;
    readonly hidden: (name: string) => string;
    readonly shown: (name: string) => string;
    readonly locked: (name: string) => string;
    readonly unlocked: (name: string) => string;
    readonly renamed: (name: string) => string;
    readonly keepsStill: (name: string) => string;
    readonly aligned: (edge: string) => string;
    readonly inside: (name: string) => string;
    readonly moved: (name: string) => string;
  };
}

export function useLayerWords(): LayerWords {
  return LAYER_WORDS[useI18n().language];
}

export const LAYER_WORDS: Readonly<Record<"fr" | "en" | "ar", LayerWords>> = {
  fr: {
    several: (count) => (count < 2 ? `${count} élément choisi` : `${count} éléments choisis`),
    groupOf: (count) => `Groupe de ${count}`,
    pickSeveral: "Choisir plusieurs",
    donePicking: "Terminé",
    rename: (name) => `Renommer\u00a0: ${name}`,
    newName: "Nom de l’élément",
    hide: (name) => `Masquer\u00a0: ${name}`,
    show: (name) => `Afficher\u00a0: ${name}`,
    lock: (name) => `Verrouiller\u00a0: ${name}`,
    unlock: (name) => `Déverrouiller\u00a0: ${name}`,
    drag: (name) => `Glisser pour changer l’ordre\u00a0: ${name}`,
    fold: (name) => `Replier\u00a0: ${name}`,
    unfold: (name) => `Déplier\u00a0: ${name}`,
    group: "Grouper",
    ungroup: "Dégrouper",
    align: "Aligner",
    alignTo: (edge) => `Aligner\u00a0: ${edge}`,
    eachOther: "Entre eux",
    wholeArea: "Sur la face",
    edges: {
      left: "À gauche",
      centre: "Au centre",
      right: "À droite",
      top: "En haut",
      middle: "Au milieu",
      bottom: "En bas",
    },
    spreadX: "Répartir en largeur",
    spreadY: "Répartir en hauteur",
    isHidden: "Masqué\u00a0: ni imprimé, ni compté dans le prix.",
    isLocked: "Verrouillé\u00a0: il ne bouge pas sous la main.",
    inGroup: "Fait partie d’un groupe.",
    wholeGroup: "Tout le groupe",
    help: "Flèches\u00a0: parcourir. Entrée\u00a0: ouvrir. Espace\u00a0: choisir plusieurs. F2\u00a0: renommer. Crochets\u00a0: changer l’ordre. Ctrl+G\u00a0: grouper. Ctrl+Maj+G\u00a0: dégrouper. Ctrl+D\u00a0: dupliquer. Suppr\u00a0: retirer.",
    said: {
      chosen: (name) => `Choisi\u00a0: ${name}`,
      place: (name, place) => `${name}, ${place}`,
      placeOf: (at, count) => `${at} sur ${count} en partant du dessus`,
      grouped: (count) => `${count} éléments groupés`,
      ungrouped: "Groupe défait",
      copied: (name) => `Dupliqué\u00a0: ${name}`,
      hidden: (name) => `Masqué\u00a0: ${name}`,
      shown: (name) => `Affiché\u00a0: ${name}`,
      locked: (name) => `Verrouillé\u00a0: ${name}`,
      unlocked: (name) => `Déverrouillé\u00a0: ${name}`,
      renamed: (name) => `S’appelle maintenant\u00a0: ${name}`,
      keepsStill: (name) => `Verrouillé, ne bouge pas\u00a0: ${name}`,
      aligned: (edge) => `Aligné\u00a0: ${edge}`,
      inside: (name) => `Dans le groupe\u00a0: ${name}`,
      moved: (name) => `Déplacé\u00a0: ${name}`,
    },
  },
  en: {
    several: (count) => (count === 1 ? "1 element chosen" : `${count} elements chosen`),
    groupOf: (count) => `Group of ${count}`,
    pickSeveral: "Choose several",
    donePicking: "Done",
    rename: (name) => `Rename: ${name}`,
    newName: "Name of the element",
    hide: (name) => `Hide: ${name}`,
    show: (name) => `Show: ${name}`,
    lock: (name) => `Lock: ${name}`,
    unlock: (name) => `Unlock: ${name}`,
    drag: (name) => `Drag to change the order: ${name}`,
    fold: (name) => `Fold: ${name}`,
    unfold: (name) => `Unfold: ${name}`,
    group: "Group",
    ungroup: "Ungroup",
    align: "Align",
    alignTo: (edge) => `Align: ${edge}`,
    eachOther: "To each other",
    wholeArea: "To the whole side",
    edges: { left: "Left", centre: "Centre", right: "Right", top: "Top", middle: "Middle", bottom: "Bottom" },
    spreadX: "Spread across",
    spreadY: "Spread downwards",
    isHidden: "Hidden: neither printed nor counted in the price.",
    isLocked: "Locked: a hand on the design does not move it.",
    inGroup: "Part of a group.",
    wholeGroup: "Whole group",
    help: "Arrows: move through the list. Enter: open. Space: choose several. F2: rename. Brackets: change the order. Ctrl+G: group. Ctrl+Shift+G: ungroup. Ctrl+D: duplicate. Delete: remove.",
    said: {
      chosen: (name) => `Chosen: ${name}`,
      place: (name, place) => `${name}, ${place}`,
      placeOf: (at, count) => `${at} of ${count} from the top`,
      grouped: (count) => `${count} elements grouped`,
      ungrouped: "Group undone",
      copied: (name) => `Duplicated: ${name}`,
      hidden: (name) => `Hidden: ${name}`,
      shown: (name) => `Shown: ${name}`,
      locked: (name) => `Locked: ${name}`,
      unlocked: (name) => `Unlocked: ${name}`,
      renamed: (name) => `Now called: ${name}`,
      keepsStill: (name) => `Locked, does not move: ${name}`,
      aligned: (edge) => `Aligned: ${edge}`,
      inside: (name) => `Inside the group: ${name}`,
      moved: (name) => `Moved: ${name}`,
    },
  },
  ar: {
    several: (count) => `العناصر المختارة: ${count}`,
    groupOf: (count) => `مجموعة (${count})`,
    pickSeveral: "اختيار عدة عناصر",
    donePicking: "تم",
    rename: (name) => `إعادة تسمية: ${name}`,
    newName: "اسم العنصر",
    hide: (name) => `إخفاء: ${name}`,
    show: (name) => `إظهار: ${name}`,
    lock: (name) => `قفل: ${name}`,
    unlock: (name) => `فتح القفل: ${name}`,
    drag: (name) => `اسحب لتغيير الترتيب: ${name}`,
    fold: (name) => `طي: ${name}`,
    unfold: (name) => `توسيع: ${name}`,
    group: "تجميع",
    ungroup: "فك التجميع",
    align: "محاذاة",
    alignTo: (edge) => `محاذاة: ${edge}`,
    eachOther: "فيما بينها",
    wholeArea: "على الوجه",
    edges: {
      left: "إلى اليسار",
      centre: "في الوسط أفقيًا",
      right: "إلى اليمين",
      top: "إلى الأعلى",
      middle: "في الوسط عموديًا",
      bottom: "إلى الأسفل",
    },
    spreadX: "توزيع أفقي",
    spreadY: "توزيع عمودي",
    isHidden: "مخفي: لا يُطبع ولا يُحسب في السعر.",
    isLocked: "مقفل: لا يتحرك باليد.",
    inGroup: "جزء من مجموعة.",
    wholeGroup: "المجموعة كلها",
    help: "الأسهم: التنقل. Enter: فتح. المسافة: اختيار عدة عناصر. F2: إعادة تسمية. الأقواس المعقوفة: تغيير الترتيب. Ctrl+G: تجميع. Ctrl+Shift+G: فك التجميع. Ctrl+D: تكرار. Delete: إزالة.",
    said: {
      chosen: (name) => `اختير: ${name}`,
      place: (name, place) => `${name}، ${place}`,
      placeOf: (at, count) => `${at} من ${count} من الأعلى`,
      grouped: (count) => `جُمعت العناصر: ${count}`,
      ungrouped: "فُكّت المجموعة",
      copied: (name) => `كُرّر: ${name}`,
      hidden: (name) => `أُخفي: ${name}`,
      shown: (name) => `أُظهر: ${name}`,
      locked: (name) => `أُقفل: ${name}`,
      unlocked: (name) => `فُتح القفل: ${name}`,
      renamed: (name) => `الاسم الآن: ${name}`,
      keepsStill: (name) => `مقفل، لا يتحرك: ${name}`,
      aligned: (edge) => `تمت المحاذاة: ${edge}`,
      inside: (name) => `داخل المجموعة: ${name}`,
      moved: (name) => `نُقل: ${name}`,
    },
  },
};
