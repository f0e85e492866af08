/** A small number that is always the same for a name. */
export function numberOf(name: string, limit: number): number {
  let hash = 7;
  for (const sign of name) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003;
  return 1 + (hash % limit);
}
