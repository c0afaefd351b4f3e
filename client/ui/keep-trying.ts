const PAUSES_MS = [1000, 3000, 8000, 15_000, 15_000, 15_000, 30_000, 30_000];

/**
 * Loads a part of the page that is fetched when it is needed. A dead line (to browsers a TypeError) is tried again for two
 * minutes, at once when the browser says it is back; what still fails then is thrown, and whatever else is wrong at once.
 */
export async function keepTrying<Part>(load: () => Promise<Part>, onFailure?: () => void): Promise<Part> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await load();
    } catch (cause) {
      onFailure?.();
      if (!(cause instanceof TypeError)) throw cause;
      await pause(pauseMs);
    }
  }
  return load();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    function end() {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      resolve();
    }
    window.addEventListener("online", end);
  });
}
