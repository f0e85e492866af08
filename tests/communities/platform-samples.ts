import type { PlatformSample } from './platform-sample';
import { apacheAnswerSample } from './samples/apache-answer';
import { askbotSample } from './samples/askbot';
import { discourseSample } from './samples/discourse';
import { flarumSample } from './samples/flarum';
import { githubSample } from './samples/github';
import { hackerNewsSample } from './samples/hacker-news';
import { lemmySample } from './samples/lemmy';
import { mastodonSample } from './samples/mastodon';
import { mbinSample } from './samples/mbin';
import { microsoftQaSample } from './samples/microsoft-qa';
import { nodebbSample } from './samples/nodebb';
import { piefedSample } from './samples/piefed';
import { question2answerSample } from './samples/question2answer';
import { stackExchangeSample } from './samples/stack-exchange';
import { zendeskSample } from './samples/zendesk';
import { khorosSample } from './samples/khoros';
import { vanillaSample } from './samples/vanilla';

/** One for every platform that has an engine of its own to ask. */
export const platformSamples: readonly PlatformSample[] = [
  stackExchangeSample,
  discourseSample,
  githubSample,
  hackerNewsSample,
  microsoftQaSample,
  lemmySample,
  piefedSample,
  mbinSample,
  mastodonSample,
  zendeskSample,
  nodebbSample,
  flarumSample,
  apacheAnswerSample,
  khorosSample,
  vanillaSample,
  question2answerSample,
  askbotSample,
];
