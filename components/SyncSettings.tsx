import { useId } from 'preact/hooks';

import type { FolderProblem, FolderReport, SyncReport } from '@/storage/sync-memory';

import { Button } from './Button';
import { formatCount, t, tn, type MessageKey } from './i18n';
import type { FolderFinding, SyncModel } from './models/SyncModel';
import { ago } from './moments';
import { OptionSwitch } from './OptionSwitch';
import styles from './SyncSettings.module.css';

const problemKeys = {
  insecure: 'folderInsecure',
  'no-address': 'folderNoAddress',
  'needs-permission': 'folderNeedsPermission',
  unauthorised: 'folderUnauthorised',
  forbidden: 'folderForbidden',
  'no-folder': 'folderNoFolder',
  'no-webdav': 'folderNoWebdav',
  locked: 'folderLocked',
  full: 'folderFull',
  busy: 'folderBusyThere',
  'broken-file': 'folderBroken',
  'newer-file': 'folderNewer',
  elsewhere: 'folderElsewhere',
  'too-large': 'folderTooLarge',
  offline: 'folderOffline',
  unavailable: 'folderUnavailable',
  refused: 'folderRefused',
} as const satisfies Record<FolderProblem, MessageKey>;

/** How choices and pins get to the reader's other machines, each way off until it is chosen. */
export function SyncSettings({ model }: { model: SyncModel }) {
  const { syncs } = model.settings.value;
  const { report } = model.reports.value;
  return (
    <>
      <h3 class={styles.title}>{t('syncTitle')}</h3>
      <OptionSwitch
        label={t('syncChoice')}
        note={t('syncMeans')}
        isOn={syncs}
        onChange={(isOn) => model.switchSync(isOn)}
      />
      {syncs && (
        <div class={styles.line}>
          <Button isDisabled={model.isBusy.value} onPress={() => model.syncNow()}>
            {t('syncNow')}
          </Button>
          <output class={styles.note}>{report && <SyncState report={report} now={model.now()} />}</output>
        </div>
      )}
      <h3 class={styles.title}>{t('folderTitle')}</h3>
      <p class={styles.note}>{t('folderMeans')}</p>
      <FolderFields model={model} />
      {model.settings.value.webdavUrl !== '' && <FolderDuties model={model} />}
    </>
  );
}

function SyncState({ report, now }: { report: SyncReport; now: number }) {
  return <>{[...syncLines(report), t('syncLast', ago(report.at, now))].join(' ')}</>;
}

function syncLines(report: SyncReport): string[] {
  const { problem, pins, fitting, machines, removed = 0 } = report;
  if (problem === 'unavailable') return [t('syncUnavailable')];
  if (problem === 'full') return [t('syncFull')];
  return [
    tn('syncMachines', machines),
    ...(pins === 0
      ? []
      : fitting >= pins
        ? [tn('syncAllFit', pins)]
        : [t('syncSomeFit', formatCount(fitting), formatCount(pins))]),
    ...(removed > 0 ? [tn('syncRemoved', removed)] : []),
    ...followLines(report),
  ];
}

function followLines({ follows = 0, followsFitting = follows, ended = 0 }: SyncReport): string[] {
  return [
    ...(followsFitting < follows
      ? [t('syncFollowsFit', formatCount(followsFitting), formatCount(follows))]
      : []),
    ...(ended > 0 ? [t('syncEnded', formatCount(ended))] : []),
  ];
}

function FolderFields({ model }: { model: SyncModel }) {
  const { url, user, password } = model.form.value;
  const isKept = model.settings.value.webdavPassword !== '';
  const isClear = /^\s{0,20}http:/i.test(url);
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void model.connect();
      }}
    >
      <Field
        label={t('folderUrl')}
        value={url}
        maxLength={2000}
        note={isClear ? t('folderInClear') : ''}
        onType={(typed) => model.type({ url: typed })}
      />
      <Field
        label={t('folderUser')}
        value={user}
        maxLength={255}
        onType={(typed) => model.type({ user: typed })}
      />
      <Field
        label={t('folderPassword')}
        isSecret
        value={password}
        maxLength={1000}
        note={isKept ? t('folderPasswordKept') : ''}
        onType={(typed) => model.type({ password: typed })}
      />
      <div class={styles.line}>
        <Button isSubmit isDisabled={url.trim() === '' || model.isBusy.value}>
          {t('folderConnect')}
        </Button>
        <output class={styles.note}>
          {model.isBusy.value
            ? t('syncBusy')
            : model.finding.value && <Finding finding={model.finding.value} />}
        </output>
      </div>
    </form>
  );
}

type FieldProps = {
  label: string;
  value: string;
  maxLength: number;
  isSecret?: boolean;
  note?: string;
  onType: (typed: string) => void;
};

function Field({ label, value, maxLength, isSecret = false, note = '', onType }: FieldProps) {
  const [id, noteId] = [useId(), useId()];
  const shared = {
    id,
    value,
    maxLength,
    class: styles.input,
    dir: 'ltr',
    autocomplete: 'off',
    'aria-describedby': note === '' ? undefined : noteId,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => onType(currentTarget.value),
  } as const;
  return (
    <div class={styles.field}>
      <label class={styles.label} for={id}>
        {label}
      </label>
      {isSecret ? <input {...shared} type="password" /> : <input {...shared} type="text" />}
      {note !== '' && (
        <p class={styles.note} id={noteId}>
          {note}
        </p>
      )}
    </div>
  );
}

function Finding({ finding }: { finding: FolderFinding }) {
  if ('problem' in finding) return <Problem {...finding} />;
  return <>{finding.pins === null ? t('folderEmpty') : tn('folderFound', finding.pins)}</>;
}

function Problem({ problem, detail = '' }: { problem: FolderProblem; detail?: string | undefined }) {
  return <strong class={styles.wrong}>{t(problemKeys[problem], detail)}</strong>;
}

/** What is done with a folder that is known. */
function FolderDuties({ model }: { model: SyncModel }) {
  const { folder } = model.reports.value;
  return (
    <>
      <OptionSwitch
        label={t('folderAuto')}
        note={t('folderAutoMeans')}
        isOn={model.settings.value.webdavSyncs}
        onChange={(isOn) => model.switchFolder(isOn)}
      />
      <div class={styles.line}>
        <Button isDisabled={model.isBusy.value} onPress={() => model.syncFolder()}>
          {t('folderSync')}
        </Button>
        <Button kind="quiet" isDisabled={model.isBusy.value} onPress={() => model.forgetFolder()}>
          {t('folderForget')}
        </Button>
      </div>
      <output class={styles.note}>{folder && <FolderState folder={folder} now={model.now()} />}</output>
    </>
  );
}

function FolderState({ folder, now }: { folder: FolderReport; now: number }) {
  const { at, problem, detail, pins = 0, added = 0, changed = 0, removed = 0 } = folder;
  const isNews = added + changed + removed > 0;
  return (
    <>
      {problem ? <Problem problem={problem} detail={detail} /> : tn('folderSame', pins)}{' '}
      {isNews && `${t('folderTook', formatCount(added), formatCount(changed), formatCount(removed))} `}
      {t('syncLast', ago(at, now))}
    </>
  );
}
