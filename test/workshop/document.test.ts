import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { hello } from '../../shared/scenarios/hello.ts'
import { fromBase64url, toBase64url } from '../../shared/workshop/base64url.ts'
import type { ScenarioDocument } from '../../shared/workshop/document.ts'
import { compactOf, documentOf, scenarioOf, wholeOf } from '../../shared/workshop/document.ts'
import { inEnglish } from '../../shared/workshop/expectation.ts'
import { isProblems, LONGEST_DOCUMENT, parseDocument, parseText } from '../../shared/workshop/parse.ts'

describe.each(catalogue.map((scenario) => [scenario.script.id, scenario] as const))('%s', (_, scenario) => {
  const document = documentOf(scenario)

  test('comes back from its file as it was', () => expect(parsedScenario(JSON.parse(JSON.stringify(document)))).toEqual(scenario))

  test('comes back from the shortest document as it was, and that is shorter', () => {
    const text = JSON.stringify(compactOf(document))
    expect(parsedScenario(JSON.parse(text))).toEqual(scenario)
    expect(text.length).toBeLessThan(JSON.stringify(document).length)
  })
})

/** The least that a file must say. */
const LEAST: ScenarioDocument = { format: 'acksu-scenario/1', script: { id: 'least', calls: [] }, texts: { title: { ko: '가장 작은 것' } } }

describe('what a document leaves out', () => {
  test('is ordinary', () => {
    expect(parsedScenario(LEAST)).toMatchObject({
      assistance: 'guided',
      script: {
        start: { client: { state: 'CLOSED' }, server: { state: 'LISTEN' } },
        isn: 'small',
        wire: { client: { delayMs: 800, lossPercent: 0 }, server: { delayMs: 800 }, acts: [] },
        rtoMs: 30_000,
      },
    })
  })

  test('of a path of the wire is ordinary, too', () => {
    const { wire } = scenarioOf({ ...LEAST, script: { ...LEAST.script, wire: { server: { lossPercent: 50 } } } }).script
    expect(wire).toMatchObject({ client: { lossPercent: 0 }, server: { delayMs: 800, lossPercent: 50 } })
  })

  test('of its texts in one language is told in the other', () => {
    expect(scenarioOf(LEAST).texts.title).toEqual({ en: '가장 작은 것', ko: '가장 작은 것' })
    expect(scenarioOf(LEAST).texts.lesson).toEqual({ en: '', ko: '' })
  })

  test('stays left out of the shortest document; a whole one says it, but no text that is not there', () => {
    expect(compactOf(LEAST)).toEqual(LEAST)
    expect(wholeOf(LEAST)).toMatchObject({ script: { isn: 'small' }, texts: { title: { ko: '가장 작은 것' } } })
    expect(Object.keys(wholeOf(LEAST).texts.title)).toEqual(['ko'])
  })
})

describe('a document that is none is refused, with the field and what was expected of it', () => {
  const script = (changes: object) => ({ ...LEAST, script: { ...LEAST.script, ...changes } })
  const call = (changes: object) =>
    script({ calls: [{ side: 'client', call: { type: 'close' }, trigger: { when: 'start', afterMs: 0 }, ...changes }] })
  const LEGS = 'the same id in every leg, and leg counting them from 1'
  const STATES = /^one of CLOSED, LISTEN, SYN-SENT, /
  test.each<[string, unknown, string, string | RegExp]>([
    ['nothing', null, '', 'a scenario: format, script and texts'],
    ['a list', [], '', 'a scenario: format, script and texts'],
    ['no format', { ...LEAST, format: undefined }, 'format', 'acksu-scenario/1'],
    ['another format', { ...LEAST, format: 'acksu-scenario/2' }, 'format', 'acksu-scenario/1'],
    ['no script', { format: LEAST.format, texts: LEAST.texts }, 'script', 'an object'],
    ['an id with blanks', script({ id: 'a b' }), 'script.id', 'an id of 1 to 40 small letters, digits and hyphens'],
    ['an id too long', script({ id: 'x'.repeat(41) }), 'script.id', 'an id of 1 to 40 small letters, digits and hyphens'],
    ['a state that is none', script({ goal: { client: 'OPEN', server: 'CLOSED' } }), 'script.goal.client', STATES],
    [
      'a handshake of one',
      script({ start: { client: { state: 'ESTABLISHED' }, server: { state: 'LISTEN' } } }),
      'script.start',
      'ESTABLISHED at both ends or at neither: a handshake takes two',
    ],
    ['a leg of another scenario', script({ next: { ...LEAST.script, id: 'other', leg: 2 } }), 'script.next.id', LEGS],
    ['a second leg that is not counted', script({ next: LEAST.script }), 'script.next.leg', LEGS],
    ['a first leg that is the third', script({ leg: 3 }), 'script.leg', LEGS],
    ['numbers out of sequence space', script({ isn: { client: 2 ** 32, server: 0 } }), 'script.isn.client', /4294967295$/],
    ['numbers of another kind', script({ isn: 'large' }), 'script.isn', 'small, random, or numbers for client and server'],
    ['a window too wide', script({ window: { client: 65_536, server: 1 } }), 'script.window.client', 'a whole number from 0 to 65535'],
    ['a call that is none', call({ call: { type: 'shout' } }), 'script.calls.0.call.type', /^one of open-active, /],
    [
      'text that is no ASCII',
      call({ call: { type: 'send', text: '안녕' } }),
      'script.calls.0.call.text',
      'printable ASCII, 1 to 200 characters',
    ],
    ['no text at all', call({ call: { type: 'send', text: '' } }), 'script.calls.0.call.text', 'printable ASCII, 1 to 200 characters'],
    ['a reason that is none', call({ trigger: { when: 'later', afterMs: 0 } }), 'script.calls.0.trigger.when', /^one of start, /],
    ['a negative time', call({ trigger: { when: 'start', afterMs: -1 } }), 'script.calls.0.trigger.afterMs', /^a whole number from 0/],
    ['half a millisecond', call({ trigger: { when: 'start', afterMs: 0.5 } }), 'script.calls.0.trigger.afterMs', /^a whole number/],
    ['a field nobody knows', call({ colour: 'red' }), 'script.calls.0.colour', 'no such field'],
    ['more than all', script({ wire: { client: { lossPercent: 101 } } }), 'script.wire.client.lossPercent', 'a whole number from 0 to 100'],
    [
      'the zeroth segment',
      script({ wire: { acts: [{ type: 'lose', from: 'client', nth: 0 }] } }),
      'script.wire.acts.0.nth',
      /from 1 to 99$/,
    ],
    [
      'a hold until a segment that is not counted',
      script({ wire: { acts: [{ type: 'hold', from: 'client', nth: 1, forMs: 1, until: { from: 'server', of: 'syn' } }] } }),
      'script.wire.acts.0.until.nth',
      /from 1 to 99$/,
    ],
    ['too many calls', script({ calls: Array.from({ length: 25 }) }), 'script.calls', 'a list of up to 24'],
    ['a rule nobody knows', script({ rules: { fast: true } }), 'script.rules.fast', 'no such field'],
    [
      'flags of a stranger that are none',
      script({
        actors: [
          {
            who: 'stranger',
            as: 'client',
            watches: 'server',
            trigger: { when: 'start', afterMs: 0 },
            segment: { flags: 'XY', seq: { from: 'zero' } },
          },
        ],
      }),
      'script.actors.0.segment.flags',
      'letters of F S R P A U, none twice',
    ],
    ['no title', { ...LEAST, texts: { title: {} } }, 'texts.title', 'a text under en or ko'],
    ['a blank title', { ...LEAST, texts: { title: { en: '  ' } } }, 'texts.title', 'a text of 1 to 60 characters'],
    ['a title too long', { ...LEAST, texts: { title: { en: 'x'.repeat(61) } } }, 'texts.title.en', 'a text of 1 to 60 characters'],
    ['a story of bells', { ...LEAST, texts: { ...LEAST.texts, story: { en: '\u0007' } } }, 'texts.story.en', /^a text of up to/],
    ['a language nobody here speaks', { ...LEAST, texts: { title: { fr: 'Bonjour' } } }, 'texts.title.fr', 'no such field'],
    ['a reference to nothing', { ...LEAST, reference: 'see above' }, 'reference', /^a section of RFC 9293/],
  ])('%s', (_, value, path, expected) => {
    const parsed = parseDocument(value)
    const problem = isProblems(parsed) ? parsed.find((one) => one.path === path) : undefined
    expect(problem, JSON.stringify(parsed)).toBeDefined()
    if (problem !== undefined) expect(inEnglish(problem.expected)).toMatch(expected)
  })

  test('one with several mistakes, with all of them', () => {
    const parsed = parseDocument({ ...LEAST, assistance: 'none', script: { ...LEAST.script, parMs: 0, rtoMs: '5' } })
    expect(isProblems(parsed) ? parsed.map(({ path }) => path).sort() : parsed).toEqual(['assistance', 'script.parMs', 'script.rtoMs'])
  })

  test('one that would fit into no message', () => {
    const calls = Array.from({ length: 24 }, () => ({
      side: 'client' as const,
      call: { type: 'send' as const, text: 'x'.repeat(200) },
      trigger: { when: 'delivered' as const, text: 'y'.repeat(2_000), afterMs: 0 },
    }))
    expect(parseDocument(script({ calls }))).toEqual([{ path: '', expected: { kind: 'size', most: LONGEST_DOCUMENT } }])
  })

  test('text that is no JSON', () => expect(parseText('{"format":')).toEqual([{ path: '', expected: { kind: 'json' } }]))
})

test('nothing that JSON can say makes the check throw', () => {
  const keys = fc.constantFrom('format', 'script', 'texts', 'calls', 'wire', 'next', '__proto__', 'title', 'when')
  const anything = fc.letrec((tie) => ({
    any: fc.oneof(fc.constant('acksu-scenario/1'), fc.jsonValue(), fc.dictionary(keys, tie('any')), fc.array(tie('any'))),
  })).any
  fc.assert(
    fc.property(anything, fc.dictionary(keys, anything), (value, more) => {
      expect(() => parsedScenario(value)).not.toThrow()
      expect(() => parsedScenario({ ...documentOf(hello), ...more })).not.toThrow()
    }),
    { numRuns: 500 },
  )
})

describe('base64url', () => {
  test('brings octets back, in letters that an address may have', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => {
        const text = toBase64url(octets)
        expect(text).toBe(Buffer.from(octets).toString('base64url'))
        expect(fromBase64url(text)).toEqual(octets)
      }),
    ))

  test.each(['A', 'AAA=', 'AA A', '한', 'AB'])('%o is none', (text) => expect(fromBase64url(text)).toBeNull())
})

/** The scenario of a document as it is played, or what is wrong with it. */
function parsedScenario(value: unknown) {
  const parsed = parseDocument(value)
  return isProblems(parsed) ? parsed : scenarioOf(parsed)
}
