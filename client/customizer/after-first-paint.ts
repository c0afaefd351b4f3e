/**
 * Calls back after the next paint. Two frames: the first is the one being painted. To be called from an effect: before React
 * has put anything on the page, two frames may pass without a paint of it.
 */
export function afterFirstPaint(callback: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(callback);
  });
  return () => cancelAnimationFrame(frame);
}
