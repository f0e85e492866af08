/** A worker that is just being ended takes no message: the next one is spoken to after this time. */
const PAUSE_MS = 250;

/**
 * Does what a press has asked the worker for. A worker that is killed meanwhile takes the message with it: the next one is
 * asked once more, and finds in the database how far it has come.
 */
export async function pressAgain<T>(press: () => Promise<T>): Promise<T> {
  try {
    return await press();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return press();
  }
}
