import { useSignal } from '@preact/signals';

import type { LibraryFormat } from '@/sharing/library-file';
import type { PackFormat } from '@/sharing/pack';

import { Button } from './Button';
import { t, tn, type MessageKey } from './i18n';
import styles from './LibraryFiles.module.css';
import type { ImportOutcome, LibraryFilesModel } from './models/LibraryFilesModel';

type LibraryFilesProps = {
  model: LibraryFilesModel;
  /** Only these pins go out, and nothing comes in; absent: the whole library. */
  ids?: readonly string[];
};

const ownFormats = {
  json: 'filesJson',
  markdown: 'filesMarkdown',
  bookmarks: 'filesBookmarks',
} as const satisfies Record<LibraryFormat, MessageKey>;
const packFormats = {
  html: 'filesPackHtml',
  markdown: 'filesPackMarkdown',
  json: 'filesPackJson',
} as const satisfies Record<PackFormat, MessageKey>;
const faultWords = {
  syntax: 'filesFaultSyntax',
  value: 'filesFaultValue',
  newer: 'filesFaultNewer',
  bookmarks: 'filesFaultBookmarks',
  foreign: 'filesFaultForeign',
  large: 'filesFaultLarge',
} as const;

/** The library as a file, out and in. */
export function LibraryFiles({ model, ids }: LibraryFilesProps) {
  return (
    <div class={styles.files}>
      <Export model={model} ids={ids} />
      {ids === undefined && <Import model={model} />}
    </div>
  );
}

function Export({ model, ids }: { model: LibraryFilesModel; ids: readonly string[] | undefined }) {
  const chosen = useSignal('own json');
  const hasSettings = useSignal(false);
  const save = (): void => {
    const [purpose, format] = chosen.peek().split(' ');
    const own = keysOf(ownFormats).find((name) => name === format);
    const pack = keysOf(packFormats).find((name) => name === format);
    if (purpose === 'pack' && pack && ids) void model.exportPack(pack, ids);
    else if (own) void model.exportLibrary(own, { ...(ids && { ids }), hasSettings: hasSettings.peek() });
  };
  return (
    <form
      class={styles.part}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label class={styles.format}>
        {t('filesFormat')}
        <select value={chosen.value} onChange={(event) => (chosen.value = event.currentTarget.value)}>
          <FormatGroup label={t('filesForYou')} purpose="own" formats={ownFormats} />
          {ids && <FormatGroup label={t('filesForOthers')} purpose="pack" formats={packFormats} />}
        </select>
      </label>
      {chosen.value.startsWith('pack ') && <p class={styles.note}>{t('filesPackNote')}</p>}
      {model.hasSettings.value && ids === undefined && (
        <label class={styles.choice}>
          <input
            type="checkbox"
            checked={hasSettings.value}
            onChange={(event) => (hasSettings.value = event.currentTarget.checked)}
          />
          {t('filesWithSettings')}
        </label>
      )}
      <Button isSubmit isDisabled={model.isBusy.value}>
        {ids === undefined ? t('filesExportAll') : tn('filesExportSome', ids.length)}
      </Button>
    </form>
  );
}

type FormatGroupProps = { label: string; purpose: string; formats: Record<string, MessageKey> };

function FormatGroup({ label, purpose, formats }: FormatGroupProps) {
  return (
    <optgroup label={label}>
      {Object.entries(formats).map(([format, word]) => (
        <option key={format} value={`${purpose} ${format}`}>
          {t(word)}
        </option>
      ))}
    </optgroup>
  );
}

function Import({ model }: { model: LibraryFilesModel }) {
  return (
    <div class={styles.part}>
      <label class={styles.import}>
        {t('filesImport')}
        {/* Takes a file that is dropped on it, too. */}
        <input
          type="file"
          accept=".json,.md,.markdown,.html,.htm"
          disabled={model.isBusy.value}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void model.importFile(file);
            // The same file can be chosen again after something was wrong with it.
            currentTarget.value = '';
          }}
        />
      </label>
      <output class={styles.outcome}>
        {model.isBusy.value && t('filesBusy')}
        {model.outcome.value && <Outcome outcome={model.outcome.value} />}
      </output>
      <Offers model={model} />
    </div>
  );
}

function Outcome({ outcome }: { outcome: ImportOutcome }) {
  if (outcome.kind === 'refused')
    return (
      <p class={styles.refused}>
        {t('filesRefused', outcome.name)} {t(faultWords[outcome.fault], outcome.line, outcome.detail)}
      </p>
    );
  const { added, changed, same, leftOut } = outcome.report;
  return (
    <ul class={styles.counts}>
      <li>{tn('filesAdded', added)}</li>
      {changed > 0 && <li>{tn('filesChanged', changed)}</li>}
      {same > 0 && <li>{tn('filesSame', same)}</li>}
      {leftOut > 0 && <li>{tn('filesLeftOut', leftOut)}</li>}
    </ul>
  );
}

/** What else could be taken out of the file that was just taken in. */
function Offers({ model }: { model: LibraryFilesModel }) {
  const outcome = model.outcome.value;
  if (outcome?.kind !== 'taken') return null;
  const { leftOut } = outcome.report;
  return (
    <>
      {leftOut > 0 && <Button onPress={() => model.bringBack()}>{tn('filesBringBack', leftOut)}</Button>}
      {outcome.hasSettings && <Button onPress={() => model.takeSettings()}>{t('filesTakeSettings')}</Button>}
    </>
  );
}

function keysOf<Key extends string>(record: Record<Key, unknown>): Key[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the record is one of the two above, with no other keys
  return Object.keys(record) as Key[];
}
