/** The field with an element's words carries it. */
export const WORDS_MARK = "data-words";

/** The panel may still be on its way: about two seconds at most. */
const MOST_FRAMES = 120;

/** Puts the cursor into the words of the element at hand, once its panel is there. */
export function focusWords(): void {
  let frames = 0;
  const look = () => {
    const field = document.querySelector<HTMLTextAreaElement>(`[${WORDS_MARK}] textarea`);
    if (field) field.focus();
    else if ((frames += 1) < MOST_FRAMES) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
