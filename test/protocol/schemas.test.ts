import { describe, expect, test } from 'vitest'
import type { Requests } from '../../shared/protocol/messages.ts'
import { refusalOf, schemas } from '../../shared/protocol/schemas.ts'
import { REFUSAL_CODES } from '../support/refusal-codes.ts'

function check(event: keyof Requests, body: unknown) {
  const parsed = schemas[event].safeParse(body)
  return parsed.success ? parsed.data : refusalOf(parsed.error)
}

const syn = { flags: 'S', seq: 100, ack: 0 }
const move = (segment: object) => ({ move: 1, segment: { ...syn, ...segment } })
const SEQUENCE_NUMBER = 'a whole number from 0 to 4294967295'
const TEXT = 'printable ASCII, up to 500 characters'
const NAME = 'a name of 1 to 20 characters'
const SEEMLY = 'a name without control characters, halves of surrogate pairs, piles of marks, or what turns the writing direction'
const CODE = 'a room code of 6 letters and digits, none of them 0, 1, I, L, O or U'

describe('what fits', () => {
  test.each([
    ['move', { move: 1, segment: syn }, { move: 1, segment: { ...syn, text: '', window: 65_535, urgent: 0 } }],
    [
      'move',
      move({ flags: 'AFPRSU', seq: 2 ** 32 - 1, text: 'x'.repeat(500) }),
      move({ flags: 'AFPRSU', seq: 2 ** 32 - 1, text: 'x'.repeat(500), window: 65_535, urgent: 0 }),
    ],
    ['join-room', { code: ' k7mq2p ', name: '  Mina   Kim ' }, { code: 'K7MQ2P', name: 'Mina Kim' }],
    ['rename', { name: '민아'.normalize('NFD') }, { name: '민아' }],
    ['rename', { name: '👩‍👩‍👧‍👦'.repeat(20) }, { name: '👩‍👩‍👧‍👦'.repeat(20) }],
    ['rename', { name: '👩🏽‍❤️‍💋‍👩🏿'.repeat(20) }, { name: '👩🏽‍❤️‍💋‍👩🏿'.repeat(20) }],
    ['rename', { name: ' Mi\u200bna\u3164\u2060 \u200e\tKim\u{E0041}' }, { name: 'Mina Kim' }],
    [
      'rename',
      { name: '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}👩🏽\u200d💻❤️\u200d🔥' },
      { name: '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}👩🏽\u200d💻❤️\u200d🔥' },
    ],
    ['rename', { name: '가'.repeat(20) }, { name: '가'.repeat(20) }],
    ['create-room', { name: 'Mina', kind: 'practice', side: 'server' }, { name: 'Mina', kind: 'practice', side: 'server' }],
    ['choose-side', { side: null }, { side: null }],
    ['swap-sides', {}, {}],
    ['configure', {}, {}],
    ['resume', { code: 'K7MQ2P', token: 'a-b_c' }, { code: 'K7MQ2P', token: 'a-b_c' }],
    [
      'resume',
      { code: 'K7MQ2P', token: 'abc', seen: { epoch: 'x1', room: 3, match: { match: 0, version: 9 } } },
      { code: 'K7MQ2P', token: 'abc', seen: { epoch: 'x1', room: 3, match: { match: 0, version: 9 } } },
    ],
  ] as const)('%s %o', (event, body, normal) => expect(check(event, body)).toEqual(normal))
})

describe('what does not fit is refused with the field and what was expected of it', () => {
  test.each([
    ['move', move({ seq: -1 }), 'segment.seq', SEQUENCE_NUMBER],
    ['move', move({ seq: 2 ** 32 }), 'segment.seq', SEQUENCE_NUMBER],
    ['move', move({ ack: 1.5 }), 'segment.ack', SEQUENCE_NUMBER],
    ['move', move({ ack: '1' }), 'segment.ack', SEQUENCE_NUMBER],
    ['move', move({ ack: Number.NaN }), 'segment.ack', SEQUENCE_NUMBER],
    ['move', { move: 1, segment: { flags: 'S', seq: 1 } }, 'segment.ack', SEQUENCE_NUMBER],
    ['move', move({ flags: 'SX' }), 'segment.flags', 'letters of F S R P A U, none twice'],
    ['move', move({ flags: 'SAS' }), 'segment.flags', 'letters of F S R P A U, none twice'],
    ['move', move({ flags: 's' }), 'segment.flags', 'letters of F S R P A U, none twice'],
    ['move', move({ text: 'x'.repeat(501) }), 'segment.text', TEXT],
    ['move', move({ text: '안녕' }), 'segment.text', TEXT],
    ['move', move({ text: 'a\nb' }), 'segment.text', TEXT],
    ['move', move({ text: 'ab\n' }), 'segment.text', TEXT],
    ['move', move({ window: 65_536 }), 'segment.window', 'a whole number from 0 to 65535'],
    ['move', move({ options: [] }), 'segment.options', 'no such field'],
    ['move', { move: 0, segment: syn }, 'move', 'a whole number from 1 to 1000000000'],
    ['move', { move: 1 }, 'segment', 'a segment'],
    ['move', { move: 1, segment: null }, 'segment', 'a segment'],
    ['move', { move: 1, segment: syn, member: 0 }, 'member', 'no such field'],
    ['rename', { name: '' }, 'name', NAME],
    ['rename', { name: ' \t　 ' }, 'name', NAME],
    ['rename', { name: '\u200b\u200d' }, 'name', NAME],
    ['rename', { name: '\u3164' }, 'name', NAME],
    ['rename', { name: '\u2800\u115f\u{E0041}' }, 'name', NAME],
    ['rename', { name: 'a'.repeat(21) }, 'name', NAME],
    ['rename', { name: '👩‍👩‍👧‍👦'.repeat(21) }, 'name', NAME],
    ['rename', { name: `a${'\u0301'.repeat(200)}` }, 'name', SEEMLY],
    ['rename', { name: `Mi${'\u0316'.repeat(30)}na` }, 'name', SEEMLY],
    ['rename', { name: 'a\u0007' }, 'name', SEEMLY],
    ['rename', { name: '\u202Eanim' }, 'name', SEEMLY],
    ['rename', { name: 'half of a \ud83d' }, 'name', SEEMLY],
    ['rename', { name: 'x'.repeat(1_000_000) }, 'name', NAME],
    ['rename', { name: 7 }, 'name', NAME],
    ['join-room', { code: 'K7MQ2', name: 'Mina' }, 'code', CODE],
    ['join-room', { code: 'K7MQ20', name: 'Mina' }, 'code', CODE],
    ['join-room', { code: 'K7MQ2P', name: 'Mina', role: 'organizer' }, 'role', 'one of player, spectator'],
    ['create-room', { name: 'Mina', kind: 'trio' }, 'kind', 'one of duo, practice, class'],
    ['choose-side', { side: 'left' }, 'side', 'client, server or null'],
    ['choose-side', {}, 'side', 'client, server or null'],
    ['configure', { botErrorPercent: 101 }, 'botErrorPercent', 'a whole number from 0 to 100'],
    ['configure', { scenario: '../../etc/passwd' }, 'scenario', 'an id'],
    ['configure', { scenario: undefined, assistance: 'much' }, 'scenario', 'an id'],
    ['ready', { ready: 'yes' }, 'ready', 'true or false'],
    ['resume', { code: 'K7MQ2P', token: 'x'.repeat(65) }, 'token', 'an id'],
    ['resume', { code: 'K7MQ2P', token: 'x', seen: { epoch: 'x', room: 1 } }, 'seen.match', 'match and version, or null'],
  ] as const)('%s %o', (event, body, field, expected) =>
    expect(check(event, body)).toEqual({ ok: false, code: 'malformed', field, expected }),
  )

  test.each([null, undefined, 7, 'x', [], [{}]])('%o is no body at all', (body) => {
    for (const event of Object.keys(schemas) as (keyof Requests)[]) {
      expect(check(event, body)).toEqual({ ok: false, code: 'malformed', expected: 'an object' })
    }
  })

  test('a field named like what all objects inherit is no field either', () => {
    expect(check('leave', JSON.parse('{"__proto__": 1}'))).toMatchObject({ ok: false, code: 'malformed' })
    expect(check('leave', { constructor: 1 })).toMatchObject({ field: 'constructor', expected: 'no such field' })
  })
})

test('refusal codes are all there, once', () => expect(new Set(REFUSAL_CODES).size).toBe(REFUSAL_CODES.length))
