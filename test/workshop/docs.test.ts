import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import { scenarioOf } from '../../shared/workshop/document.ts'
import { examine } from '../../shared/workshop/examine.ts'
import { inEnglish } from '../../shared/workshop/expectation.ts'
import { isProblems, LONGEST_DOCUMENT, parseDocument } from '../../shared/workshop/parse.ts'
import { LIMITS } from '../../shared/workshop/schema.ts'

const text = readFileSync(join(dirname(dirname(import.meta.dirname)), 'docs/scenarios.md'), 'utf8')
const examples = [...text.matchAll(/^```json (scenario|script)\n([\s\S]*?)^```$/gm)].map(
  ([, kind, json = '{}']) => [kind, JSON.parse(json)] as const,
)
const documents = examples.filter(([kind]) => kind === 'scenario').map(([, value]) => value)
const parts = examples.filter(([kind]) => kind === 'script').map(([, value]) => value)
/** The first example, with other things in its script. */
const withScript = (changes: object) => ({ ...documents[0], script: { ...documents[0].script, ...changes } })

describe('docs/scenarios.md', () => {
  test.each([...documents, ...parts.map(withScript)].map((document, n) => [n + 1, document]))(
    'shows documents that can be played: %i',
    (_, document) => {
      const parsed = parseDocument(document)
      expect(isProblems(parsed) ? parsed : []).toEqual([])
      if (!isProblems(parsed)) expect(examine(scenarioOf(parsed)).findings).toEqual([])
    },
  )

  test('names every field of a whole document', () => {
    const document = parseDocument(documents[1])
    if (isProblems(document)) throw new Error('see above')
    const { script, ...rest } = scenarioOf(document)
    for (const field of [...Object.keys(rest), ...Object.keys(script), ...Object.keys(RFC_9293)]) expect(text).toContain(`\`${field}\``)
  })

  test.each([
    ['script.calls.0.call.text', { calls: [{ ...documents[0].script.calls[0], call: { type: 'send', text: '' } }] }],
    ['script.wire.client.lossPercent', { wire: { client: { lossPercent: -1 } } }],
    ['script.start', { start: { client: { state: 'CLOSED' }, server: { state: 'ESTABLISHED' } } }],
  ])('says of %s what the check says', (path, changes) => {
    const parsed = parseDocument(withScript(changes))
    const expected = isProblems(parsed) ? parsed.find((problem) => problem.path === path)?.expected : undefined
    expect(expected && text.includes(`| \`${path}\` | ${inEnglish(expected)} |`)).toBe(true)
  })

  test('tells the limits', () => {
    const { calls, acts, actors, legs, backlog, everyMs, delayMs, triggerMs, textOctets, deliveredOctets, parMs, mslMs, rtoMs } = LIMITS
    expect(text).toContain(`| calls, acts, actors, legs | ${calls}, ${acts}, ${actors}, ${legs} |`)
    expect(text).toContain(`| the document as JSON | ${LONGEST_DOCUMENT / 1000} 000 characters |`)
    expect(text).toContain(`| \`nth\` | 1 to ${LIMITS.nth} |`)
    expect(text).toContain(`| text of one call or actor | 1 to ${textOctets} characters of printable ASCII |`)
    expect(text).toContain(`| text of a trigger or goal | 1 to ${deliveredOctets} |`)
    expect(text).toContain(`| times on the wire | 0 to ${delayMs / 1_000} s |`)
    expect(text).toContain(`| \`afterMs\` of a trigger | 0 to ${triggerMs / 1_000} s |`)
    expect(text).toContain(
      `| \`backlog\` | 1 to ${backlog} \`places\`, one SYN every ${everyMs / 1_000} to ${delayMs / 1_000} s, \`untilMs\` and \`heldMs\` up to ${parMs.high / 60_000} min |`,
    )
    expect(text).toContain(`| \`keepAliveMs\`, \`userTimeoutMs\` | ${rtoMs.low / 1_000} s to ${parMs.high / 60_000} min |`)
    expect(text).toContain(`| \`rtoMs\` | ${rtoMs.low / 1_000} to ${rtoMs.high / 1_000} s |`)
    expect(text).toContain(`| \`mslMs\` | ${mslMs.low} to ${mslMs.high / 1_000} s |`)
    expect(text).toContain(`| \`parMs\` | ${parMs.low / 1_000} s to ${parMs.high / 60_000} min |`)
    expect(text).toContain(
      `| \`title\`, \`question\`, other texts | ${LIMITS.titleChars}, ${LIMITS.questionChars} and ${LIMITS.storyChars} `,
    )
  })
})
