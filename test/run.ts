/**
 * The test command: gets what the tests need, builds the client once, runs Vitest and ends with `N passed, N failed`.
 * Arguments go to Vitest: `npm test -- test/tcp` runs one folder, `npm test -- --project unit` one project.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findChromium } from './support/chromium.ts'

const ROOT = dirname(import.meta.dirname)
const REPORT = join(ROOT, 'node_modules/.cache/acksu/tests.json')
const args = process.argv.slice(2)

const chromium = findChromium() ?? installChromium()
if (chromium === undefined) {
  fail('No Chromium to test with. Install Chromium or Google Chrome, or say where it is: CHROMIUM=/path/to/chrome npm test')
}
if (run(process.execPath, [programOf('vite'), 'build', '--logLevel', 'warn']) !== 0) fail('The client does not build.')

mkdirSync(dirname(REPORT), { recursive: true })
rmSync(REPORT, { force: true })
const code = run(
  process.execPath,
  [programOf('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, ...args],
  { CHROMIUM: chromium },
)
const { passed, failed } = tally()
// A file that does not even load has no failed test in it, and still is a failure.
const failures = code !== 0 && failed === 0 ? 1 : failed
console.log(`${passed} passed, ${failures} failed`)
process.exit(code !== 0 || failures > 0 ? 1 : 0)

function tally(): { passed: number; failed: number } {
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 }
  const report: { numPassedTests: number; numFailedTests: number } = JSON.parse(readFileSync(REPORT, 'utf8'))
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

/** Debian and its kin from their own packages (with a Korean font), everybody else through playwright-core. */
function installChromium(): string | undefined {
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('No Chromium here: installing it with apt-get …')
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    run('apt-get', ['update', '-qq'], quiet)
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], quiet)
    const found = findChromium()
    if (found !== undefined) return found
  }
  console.log('No Chromium here: installing one with playwright-core …')
  run(process.execPath, [programOf('playwright-core'), 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium'])
  return findChromium()
}

/** The script behind a package's command: run by this node, it needs neither a shell nor a PATH, on Windows too. */
function programOf(name: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`)
  const { bin }: { bin: string | Record<string, string> } = JSON.parse(readFileSync(manifest, 'utf8'))
  const script = typeof bin === 'string' ? bin : bin[name]
  if (script === undefined) throw new Error(`${name} has no command ${name}`)
  return join(dirname(manifest), script)
}

/** Runs a program to its end and gives its exit code. */
function run(program: string, programArgs: readonly string[], env: Record<string, string> = {}): number {
  const { status } = spawnSync(program, programArgs, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  return status ?? 1
}

function fail(message: string): never {
  console.error(message)
  console.log('0 passed, 1 failed')
  process.exit(1)
}
