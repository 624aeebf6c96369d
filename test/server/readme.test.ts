import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEFAULTS, help } from '../../server/config.ts'

const ROOT = dirname(dirname(import.meta.dirname))
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'docs/protocol.md', 'docs/referee.md', 'docs/scenarios.md']

describe('README.md', () => {
  const options = [...help().matchAll(/^ +(--[\w-]+) \S+ +([A-Z_]+) /gm)].map(([, flag, env]) => [flag ?? '', env ?? ''] as const)

  test('knows of settings', () => expect(options.length).toBeGreaterThan(5))

  test.each(options)('lists the setting %s (%s)', (flag, env) => {
    expect(readme).toContain(`| \`${flag}\` | \`${env}\` |`)
  })

  test.each([
    ['port', DEFAULTS.port],
    ['host', DEFAULTS.host],
    ['data', DEFAULTS.data],
    ['keep-matches', DEFAULTS.matchesKept],
    ['log-level', DEFAULTS.logLevel],
    ['room-idle', DEFAULTS.roomIdleMs / 60_000],
    ['max-rooms', DEFAULTS.limits.rooms],
    ['max-rate', DEFAULTS.limits.messagesPerSecond],
    ['max-joins', DEFAULTS.limits.joinBurst],
  ])('knows the default of %s: %s', (flag, value) => {
    expect(readme).toMatch(new RegExp(`^\\| \`--${flag}\` \\| \`\\w+\` \\| ${value} \\|`, 'm'))
  })

  test.each(Object.keys(scripts))('names the script %s', (name) => {
    expect(readme).toContain(['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`)
  })

  test.each(DOCUMENTS)('%s links to nothing that is missing', (path) => {
    const links = [...readFileSync(join(ROOT, path), 'utf8').matchAll(/(?:\]\(|src=")(?!https?:|#)([^)#"]+)/g)].map(
      ([, link]) => link ?? '',
    )
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(path), link.replace(/#.*/, ''))))).toEqual([])
  })

  test('the example of docs/referee.md runs, and says what its comments say', () => {
    const [, example = ''] = /^```ts\n([\s\S]*?)^```$/m.exec(readFileSync(join(ROOT, 'docs/referee.md'), 'utf8')) ?? []
    const asked = ['--input-type=module-typescript', '--eval', example]
    const { stdout, stderr } = spawnSync(process.execPath, asked, { cwd: ROOT, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^good\nwrong\n[\s\S]*\bstate: 'SYN-SENT'[\s\S]*\bnxt: 101\b/)
  })

  test.each(DOCUMENTS)('%s names no file or folder of the sources that is missing', (path) => {
    const named = [...readFileSync(join(ROOT, path), 'utf8').matchAll(/`((?:shared|server|client|test|docs|bench)\/[\w./-]+)`/g)].map(
      ([, name]) => name ?? '',
    )
    expect(named.filter((name) => !existsSync(join(ROOT, name)))).toEqual([])
  })
})
