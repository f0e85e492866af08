import type { PlatformSample } from './platform-sample';
import { discourseSample } from './samples/discourse';
import { stackExchangeSample } from './samples/stack-exchange';

/** One for every platform that has an engine of its own to ask. */
export const platformSamples: readonly PlatformSample[] = [stackExchangeSample, discourseSample];
