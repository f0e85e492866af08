import { apacheAnswer } from './apache-answer';
import { askbot } from './askbot';
import { discourse } from './discourse';
import { github } from './github';
import { hackerNews } from './hacker-news';
import { khoros } from './khoros';
import { lemmy } from './lemmy';
import { mastodon } from './mastodon';
import { mbin } from './mbin';
import { microsoftQa } from './microsoft-qa';
import { flarum } from './flarum';
import { nodebb } from './nodebb';
import { piefed } from './piefed';
import { question2answer } from './question2answer';
import { reddit } from './reddit';
import { schemaOrg } from './schema-org';
import { stackExchange } from './stack-exchange';
import { platformIds, type PlatformId, type Source } from './source';
import { vanilla } from './vanilla';
import { zendesk } from './zendesk';

/** Every platform that we can ask. */
export const sources: Record<PlatformId, Source> = {
  'stack-exchange': stackExchange,
  discourse,
  'schema-org': schemaOrg,
  github,
  'hacker-news': hackerNews,
  'microsoft-qa': microsoftQa,
  nodebb,
  flarum,
  'apache-answer': apacheAnswer,
  zendesk,
  lemmy,
  piefed,
  mbin,
  mastodon,
  khoros,
  vanilla,
  question2answer,
  askbot,
  reddit,
};

/** Does this address need no host permission of the reader's? */
export function isOpen(url: string): boolean {
  const { host } = new URL(url);
  return Object.values(sources).some(({ openHosts }) => openHosts.includes(host));
}

/** The platform's source; null for 'unknown' and for ids that a database has from elsewhere. */
export function sourceFor(id: PlatformId): Source;
export function sourceFor(id: string): Source | null;
export function sourceFor(id: string): Source | null {
  const known = platformIds.find((platform) => platform === id);
  return known === undefined ? null : sources[known];
}
