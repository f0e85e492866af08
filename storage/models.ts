import type { CommonplaceDb, ModelFilesRow, ModelRow } from './db';
import { withRoom } from './room';

/** Takes an encoder in, switched on, in place of any other. Resolves when it is on the disk. */
export async function keepModel(
  db: CommonplaceDb,
  { weights, tokenizer, ...told }: Omit<ModelRow, 'isOn'> & ModelFilesRow,
): Promise<void> {
  await withRoom(db, () =>
    db.transaction('rw', db.models, db.modelFiles, async () => {
      await db.models.clear();
      await db.modelFiles.clear();
      await db.modelFiles.put({ id: told.id, weights, tokenizer });
      await db.models.put({ ...told, isOn: true });
    }),
  );
}

/** The encoder that the reader has taken in, on or off. */
export async function keptModel(db: CommonplaceDb): Promise<ModelRow | null> {
  return (await db.models.toCollection().first()) ?? null;
}

export function filesOfModel(db: CommonplaceDb, id: string): Promise<ModelFilesRow | undefined> {
  return db.modelFiles.get(id);
}

export async function switchModel(db: CommonplaceDb, id: string, isOn: boolean): Promise<void> {
  await db.models.update(id, { isOn });
}

export async function removeModel(db: CommonplaceDb): Promise<void> {
  await db.transaction('rw', db.models, db.modelFiles, async () => {
    await db.models.clear();
    await db.modelFiles.clear();
  });
}
