/**
 * `npm test`: types, lint, format, unit, component and browser tests, one after the other. The last line adds
 * up all suites: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { buildExtension } from '@/bench/build';

const root = join(import.meta.dirname, '..');
type Count = { passed: number; failed: number };

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numFailedTestSuites: z.number(),
});

function runCommand(command: string, args: string[]): boolean {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** A check passes or fails as a whole. */
function check(name: string, command: string, args: string[]): Count {
  console.log(`\n▸ ${name}`);
  const ok = runCommand(command, args);
  if (!ok) console.log(`✗ ${name}`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

function build(browser: 'chrome' | 'firefox'): Count {
  console.log(`\n▸ build for ${browser}`);
  try {
    buildExtension(browser);
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1 };
  }
}

/** A run that breaks off before it has counted is a failure; so is a test that is skipped. */
function vitest(project: string): Count {
  console.log(`\n▸ ${project} tests`);
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = runCommand('vitest', ['run', '--project', project, ...reporters]);
  try {
    const report = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const failed = report.numFailedTests + report.numPendingTests;
    return {
      passed: report.numPassedTests,
      failed: Math.max(failed, ok ? 0 : 1, report.numFailedTestSuites > 0 ? 1 : 0),
    };
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const counts = [
  check('wxt prepare', 'wxt', ['prepare']),
  check('types', 'tsc', ['--noEmit']),
  check('lint', 'oxlint', ['--type-aware', '--deny-warnings']),
  check('format', 'oxfmt', ['--check']),
  vitest('unit'),
  vitest('panel'),
  build('chrome'),
  build('firefox'),
  vitest('e2e'),
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
