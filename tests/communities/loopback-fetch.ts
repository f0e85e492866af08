/**
 * A `fetch` for Node that reaches the sample under its hosts' own names: every address goes to the loopback port, and
 * replies name the address that was meant, as a browser that maps all hosts to the port would.
 */
export function loopbackFetch(port: number): typeof globalThis.fetch {
  return async (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    const door = `http://127.0.0.1:${port}/at/`;
    const response = await fetch(`${door}${asked.host}${asked.pathname}${asked.search}`, init);
    const landed = response.url.startsWith(door)
      ? `${asked.protocol}//${response.url.slice(door.length)}`
      : response.url;
    Object.defineProperty(response, 'url', { value: landed });
    return response;
  };
}
