import type { Language } from "../../../configurator-schemas/schema/localised.ts";

/** What approving is called; a file of its own, because only this late part of the page needs it. */
interface ApprovalWords {
  readonly see: string;
  readonly approved: string;
  readonly changed: string;
  readonly required: string;
  readonly title: string;
  readonly why: string;
  /** Where it is printed in four inks: {condition}. */
  readonly press: string;
  readonly loading: string;
  readonly pictureOf: string;
  readonly remarks: string;
  readonly document: string;
  readonly documentComes: string;
  readonly checked: string;
  readonly tickFirst: string;
  readonly approve: string;
  readonly approving: string;
  readonly done: string;
  readonly notPossible: string;
}

export const APPROVAL_WORDS: Readonly<Record<Language, ApprovalWords>> = {
  fr: {
    see: "Voir le bon à tirer",
    approved: "Bon à tirer approuvé",
    changed: "Modifié depuis votre accord\u00a0: revoir le bon à tirer",
    required: "Ce produit est fabriqué après votre accord.",
    title: "Bon à tirer",
    why: "Voici ce qui sera imprimé, tel que l’atelier le recevra.",
    press:
      "Imprimé en quadrichromie ({condition})\u00a0: les couleurs les plus vives seront plus ternes que sur cet écran.",
    loading: "Préparation du bon à tirer…",
    pictureOf: "{area}, telle qu’elle sera imprimée",
    remarks: "À savoir",
    document: "Télécharger en PDF",
    documentComes: "Le PDF arrive…",
    checked: "J’ai vérifié les textes, les images, les couleurs et leur place.",
    tickFirst: "Cochez d’abord la case ci-dessus.",
    approve: "Approuver",
    approving: "Un instant…",
    done: "Approuvé le {day}. Une modification demandera un nouvel accord.",
    notPossible: "Cette création ne peut pas encore être approuvée\u00a0:",
  },
  en: {
    see: "See the proof",
    approved: "Proof approved",
    changed: "Changed since you approved: see the proof again",
    required: "This product is made once you have approved it.",
    title: "Proof",
    why: "This is what will be printed, as the workshop will get it.",
    press: "Printed in four inks ({condition}): the most vivid colours will be duller than on this screen.",
    loading: "Preparing the proof…",
    pictureOf: "{area}, as it will be printed",
    remarks: "Good to know",
    document: "Download as PDF",
    documentComes: "The PDF is on its way…",
    checked: "I have checked the words, the pictures, the colours and where they are.",
    tickFirst: "Tick the box above first.",
    approve: "Approve",
    approving: "One moment…",
    done: "Approved on {day}. A change will ask for your approval again.",
    notPossible: "This design cannot be approved yet:",
  },
  ar: {
    see: "عرض تجربة الطباعة",
    approved: "اعتُمدت تجربة الطباعة",
    changed: "تغيّر التصميم بعد اعتماده: راجع تجربة الطباعة من جديد",
    required: "يُصنع هذا المنتج بعد اعتمادك.",
    title: "تجربة الطباعة",
    why: "هذا ما سيُطبع، كما ستستلمه الورشة.",
    press: "يُطبع بأربعة أحبار ({condition}): ستبدو أشدّ الألوان سطوعًا أبهت مما على هذه الشاشة.",
    loading: "يجري إعداد تجربة الطباعة…",
    pictureOf: "{area}، كما ستُطبع",
    remarks: "للعلم",
    document: "تنزيل بصيغة PDF",
    documentComes: "ملف PDF في الطريق…",
    checked: "راجعت النصوص والصور والألوان ومواضعها.",
    tickFirst: "ضع العلامة في المربع أعلاه أولًا.",
    approve: "اعتماد",
    approving: "لحظة…",
    done: "اعتُمد في {day}. أي تغيير يتطلب اعتمادًا جديدًا.",
    notPossible: "لا يمكن اعتماد هذا التصميم بعد:",
  },
};
