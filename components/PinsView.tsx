import type { PinsModel } from './models/PinsModel';

/** What the reader has kept. */
export function PinsView({ model }: { model: PinsModel }) {
  return <p>{model.total.value}</p>;
}
