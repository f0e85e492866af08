/** A request under way, and how many callers still want its reply. */
type Flight<T> = { landing: Promise<T>; stop: AbortController; callers: number };

export type Sharing<T> = {
  /**
   * Starts the request, or waits for the same one that is under way already. A caller who leaves takes only themselves
   * away: the signal that `start` is given aborts when the last one has left. Rejects with that caller's own reason.
   */
  ask: (key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>) => Promise<T>;
};

export function createSharing<T>(): Sharing<T> {
  const flights = new Map<string, Flight<T>>();

  function takeOff(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const stop = new AbortController();
    const flight = { landing: start(stop.signal), stop, callers: 0 };
    flights.set(key, flight);
    const forget = () => land(key, flight);
    flight.landing.then(forget, forget);
    return flight;
  }

  function land(key: string, flight: Flight<T>): void {
    if (flights.get(key) === flight) flights.delete(key);
  }

  return {
    ask: async (key, signal, start) => {
      signal.throwIfAborted();
      const flight = flights.get(key) ?? takeOff(key, start);
      flight.callers += 1;
      const left = Promise.withResolvers<never>();
      const leave = () => {
        flight.callers -= 1;
        if (flight.callers > 0) return left.reject(signal.reason);
        // The last one waits until the request has really ended; nobody may join it any more.
        land(key, flight);
        return flight.stop.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      try {
        return await Promise.race([flight.landing, left.promise]);
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
  };
}
