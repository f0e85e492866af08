/** Where what is being typed lies until it stands in the database: written at once, even while the page goes. */
export type DraftArea = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'note ';

/** Notes that were typed and are not saved yet, by the pin's id. An area that is full or shut off keeps none. */
export function noteDrafts(area: DraftArea) {
  return {
    keep(id: string, text: string): void {
      attempt(() => area.setItem(PREFIX + id, text));
    },
    /** It is saved: the draft goes, unless more has been typed meanwhile. */
    drop(id: string, text: string): void {
      attempt(() => {
        if (area.getItem(PREFIX + id) === text) area.removeItem(PREFIX + id);
      });
    },
    /** What a page left behind that went before it could save. */
    all(): [id: string, text: string][] {
      const found: [string, string][] = [];
      attempt(() => {
        const keys = Array.from({ length: area.length }, (_, place) => area.key(place) ?? '');
        for (const key of keys)
          if (key.startsWith(PREFIX)) found.push([key.slice(PREFIX.length), area.getItem(key) ?? '']);
      });
      return found;
    },
  };
}
export type NoteDrafts = ReturnType<typeof noteDrafts>;

function attempt(change: () => void): void {
  try {
    change();
  } catch (error) {
    console.error('A draft could not be kept', error);
  }
}
