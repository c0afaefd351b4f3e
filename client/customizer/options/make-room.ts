const GAP_PX = 12;

/** Brings the value that is asked about out from under the card that explains it. Gives back what takes the room away again. */
export function makeRoom(card: HTMLElement): () => void {
  const scroller = card.closest<HTMLElement>('[role="tabpanel"]');
  const value = card.closest("fieldset")?.querySelector<HTMLElement>('[data-asked="true"]');
  const covered = value ? value.getBoundingClientRect().bottom + GAP_PX - card.getBoundingClientRect().top : 0;
  if (!scroller || covered <= 0) return () => undefined;
  const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  if (left < covered) scroller.style.setProperty("--why-room", `${Math.ceil(covered - left)}px`);
  scroller.scrollBy({ top: covered, behavior: "smooth" });
  return () => scroller.style.removeProperty("--why-room");
}
