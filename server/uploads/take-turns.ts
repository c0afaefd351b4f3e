/**
 * Turns for work in pieces: one piece of whoever asks in each round of the event loop, so that what came meanwhile is answered
 * between two of them, however many ask at once. The first who asks is the first to go.
 */
export function createTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => (last = last.then(nextRound));
}

function nextRound(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
