import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RefusalCode, Requests, ServerToClient } from '../../shared/protocol/messages.ts'
import type { MatchViewEvent } from '../../shared/view/match-view.ts'
import type { RoomViewEvent } from '../../shared/view/room-view.ts'
import type { Example } from '../support/protocol-document.ts'
import { examples, protocolDocument, sectionOf } from '../support/protocol-document.ts'

const ROOT = dirname(dirname(import.meta.dirname))

// Records, so that the compiler names what is new in the protocol and missing here.
const REQUESTS: Record<keyof Requests, true> = {
  'create-room': true,
  'join-room': true,
  resume: true,
  leave: true,
  rename: true,
  'choose-role': true,
  'choose-side': true,
  configure: true,
  ready: true,
  start: true,
  move: true,
  hint: true,
  pause: true,
  'call-bot': true,
  'end-match': true,
  rematch: true,
  'to-lobby': true,
  remove: true,
  watch: true,
}
const SERVER_EVENTS: Record<keyof ServerToClient, true> = { view: true, events: true, unseated: true }
const MATCH_EVENTS: Record<MatchViewEvent['type'], true> = {
  'match-started': true,
  'call-made': true,
  'move-judged': true,
  'segment-sent': true,
  'segment-lost': true,
  'segment-arrived': true,
  'text-delivered': true,
  'peer-closed': true,
  'connection-ended': true,
  'timer-expired': true,
  'end-changed': true,
  'hint-given': true,
  'controller-changed': true,
  'match-paused': true,
  'match-resumed': true,
  'match-over': true,
}
const ROOM_EVENTS: Record<RoomViewEvent['type'], true> = {
  'member-changed': true,
  'member-left': true,
  'settings-changed': true,
  'phase-changed': true,
  'match-listed': true,
  'standings-changed': true,
}
const REFUSALS: Record<RefusalCode, true> = {
  'protocol-version': true,
  malformed: true,
  'unknown-event': true,
  'too-fast': true,
  'too-large': true,
  'no-such-room': true,
  'no-such-scenario': true,
  'no-such-match': true,
  'stale-token': true,
  'not-seated': true,
  'already-seated': true,
  'too-many-rooms': true,
  'too-many-joins': true,
  'shutting-down': true,
  internal: true,
  'room-full': true,
  'name-taken': true,
  'unknown-member': true,
  'not-allowed': true,
  'not-a-player': true,
  'wrong-phase': true,
  'no-match': true,
  'match-not-started': true,
  'match-paused': true,
  'match-over': true,
  'nothing-to-hint': true,
  'partner-present': true,
  'not-enough-players': true,
  'side-taken': true,
}

/** The type that an example is one of, as TypeScript writes it. */
const TYPE_OF: Readonly<Record<string, (of: string | null) => string>> = {
  request: (of) => `Requests['${of}']`,
  answer: (of) => (of === null ? 'Answer' : `Answer<Replies['${of}']>`),
  refusal: () => 'Refusal',
  segment: () => 'WireSegment',
  verdict: () => 'VerdictView',
  view: () => 'ViewMessage',
  events: () => 'EventsMessage',
  unseated: () => 'UnseatedMessage',
  'match-event': () => 'MatchViewEvent',
  'room-event': () => 'RoomViewEvent',
}

describe('docs/protocol.md', () => {
  test('has examples of every kind', () => {
    expect(new Set(examples().map(({ kind }) => kind))).toEqual(new Set(Object.keys(TYPE_OF)))
  })

  test('shows nothing that the types of the protocol do not allow', () => {
    expect(complaintsOfTheCompiler(examples())).toBe('')
  })

  test.each(Object.keys(REQUESTS))('has a section and an example of the request %s', (name) => {
    expect(sectionOf(`### ${name}`)).toContain('```json request ' + name)
  })

  test.each(Object.keys(SERVER_EVENTS))("has a section and an example of the server's event %s", (name) => {
    expect(sectionOf(`### ${name}`)).toContain('```json ' + name)
  })

  test.each(Object.keys(MATCH_EVENTS))('has an example of the match event %s', (type) => {
    expect(sectionOf('## Events of the match')).toContain(`"type": "${type}"`)
  })

  test.each(Object.keys(ROOM_EVENTS))('has an example of the room event %s', (type) => {
    expect(sectionOf('## Events of the room')).toContain(`"type": "${type}"`)
  })

  test.each(Object.keys(REFUSALS))('says what the refusal %s means', (code) => {
    expect(sectionOf('## Refusals')).toMatch(new RegExp(`^\\| \`${code}\` \\| \\S`, 'm'))
  })

  test('names no refusal that does not exist', () => {
    const named = [...sectionOf('## Refusals').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, code]) => code)
    expect(named.filter((code) => code === undefined || !Object.hasOwn(REFUSALS, code))).toEqual([])
  })

  test('links only to headings that are there', () => {
    const anchors = [...protocolDocument.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))
    const links = [...protocolDocument.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
    expect(links.filter((link) => link === undefined || !anchors.includes(link))).toEqual([])
  })
})

/** As GitHub makes them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}

/** Writes the examples into a TypeScript file, each with its type, and has it checked. Excess and missing fields are errors, too. */
function complaintsOfTheCompiler(all: readonly Example[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'acksu-docs-'))
  try {
    const shared = join(ROOT, 'shared')
    const source = [
      `import type { Answer, EventsMessage, Refusal, Replies, Requests, UnseatedMessage, ViewMessage } from '${shared}/protocol/messages.ts'`,
      `import type { MatchViewEvent, VerdictView, WireSegment } from '${shared}/view/match-view.ts'`,
      `import type { RoomViewEvent } from '${shared}/view/room-view.ts'`,
      ...all.map(({ kind, of, line, json }) => `export const line${line}: ${TYPE_OF[kind]?.(of) ?? 'never'} = ${json}`),
    ]
    writeFileSync(join(folder, 'examples.ts'), source.join('\n'))
    const config = { extends: join(ROOT, 'tsconfig.base.json'), compilerOptions: { lib: ['ES2024'], types: [] }, files: ['examples.ts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const { stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.'], {
      cwd: folder,
      encoding: 'utf8',
    })
    // Mistakes elsewhere are the business of `npm run types`.
    return stdout
      .split('\n')
      .filter((complaint) => complaint.startsWith('examples.ts'))
      .join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
