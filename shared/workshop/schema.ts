import { z } from 'zod'
import type { Rules } from '../tcp/rules.ts'
import { RFC_9293 } from '../tcp/rules.ts'
import { FLAG_LETTERS, HIGHEST_16_BITS } from '../tcp/segment.ts'
import { HIGHEST_SEQ } from '../tcp/sequence.ts'
import { SIDES } from '../tcp/sides.ts'
import { STATES } from '../tcp/tcb.ts'
import type { ScenarioDocument } from './document.ts'
import { FORMAT } from './document.ts'
import type { Expectation } from './expectation.ts'

const MINUTE_MS = 60_000

/** What a scenario of the workshop may hold at most: far more than anybody can play, and little enough for a link. */
export const LIMITS = {
  calls: 24,
  acts: 32,
  legs: 3,
  actors: 16,
  backlog: 64,
  everyMs: 100,
  nth: 99,
  textOctets: 200,
  deliveredOctets: 2_000,
  delayMs: MINUTE_MS,
  triggerMs: 2 * MINUTE_MS,
  titleChars: 60,
  storyChars: 600,
  questionChars: 300,
  parMs: { low: 1_000, high: 30 * MINUTE_MS },
  // None at all: whoever closes first is gone at once.
  mslMs: { low: 0, high: MINUTE_MS },
  rtoMs: { low: 1_000, high: 2 * MINUTE_MS },
} as const

/** Zod hands on nothing but a string: what was expected crosses it as JSON and is read again in parse.ts. */
const expecting = (expectation: Expectation) => ({ error: JSON.stringify(expectation) })

const wholeNumber = (low: number, high: number) => {
  const expected = expecting({ kind: 'whole-number', low, high })
  return z.int(expected).gte(low, expected).lte(high, expected)
}
const between = ({ low, high }: { readonly low: number; readonly high: number }) => wholeNumber(low, high)
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, expecting({ kind: 'one-of', values }))
const matching = (pattern: RegExp, expectation: Expectation) => z.string(expecting(expectation)).regex(pattern, expecting(expectation))
const yesOrNo = z.boolean(expecting({ kind: 'yes-or-no' }))
const object = <T extends z.core.$ZodShape>(shape: T) => z.strictObject(shape, expecting({ kind: 'object' }))
const list = <T extends z.ZodType>(element: T, most: number) =>
  z.array(element, expecting({ kind: 'list', most })).max(most, expecting({ kind: 'list', most }))
const kindOf = <K extends string, T extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]]>(
  key: K,
  values: readonly string[],
  options: T,
) => z.discriminatedUnion(key, options, expecting({ kind: 'one-of', values }))

const side = oneOf(SIDES)
const state = oneOf(STATES)
const number = wholeNumber(0, HIGHEST_SEQ)
const octets = (most: number) => matching(new RegExp(`^[ -~]{1,${most}}$`), { kind: 'ascii', most })
const afterMs = wholeNumber(0, LIMITS.triggerMs)
const percent = wholeNumber(0, 100)
const forMs = wholeNumber(0, LIMITS.delayMs)
const wait = wholeNumber(LIMITS.rtoMs.low, LIMITS.parMs.high)
/** Numbers that strangers reckon with may go backwards, too. */
const shift = wholeNumber(-HIGHEST_SEQ, HIGHEST_SEQ)

const startingState = object({ state: oneOf(['CLOSED', 'LISTEN', 'ESTABLISHED']) })
const isn = z.union(
  [
    z.enum(['small', 'random'], expecting({ kind: 'isn' })),
    z.strictObject({ client: number, server: number, step: number.exactOptional() }, expecting({ kind: 'isn' })),
  ],
  expecting({ kind: 'isn' }),
)

const call = kindOf(
  'type',
  ['open-active', 'open-passive', 'send', 'receive', 'close', 'abort', 'crash', 'reboot'],
  [
    object({ type: z.literal('open-active') }),
    object({ type: z.literal('open-passive') }),
    object({ type: z.literal('send'), text: octets(LIMITS.textOctets), urgent: yesOrNo.exactOptional() }),
    object({ type: z.literal('receive'), octets: wholeNumber(1, HIGHEST_16_BITS) }),
    object({ type: z.literal('close') }),
    object({ type: z.literal('abort') }),
    object({ type: z.literal('crash') }),
    object({ type: z.literal('reboot') }),
  ],
)
const trigger = kindOf(
  'when',
  ['start', 'state', 'delivered', 'peer-closed', 'sent', 'acknowledged'],
  [
    object({ when: z.literal('start'), afterMs }),
    object({ when: z.literal('state'), state, incarnation: wholeNumber(0, LIMITS.calls).exactOptional(), afterMs }),
    object({ when: z.literal('delivered'), text: octets(LIMITS.deliveredOctets), afterMs }),
    object({ when: z.literal('peer-closed'), afterMs }),
    object({ when: z.literal('sent'), text: octets(LIMITS.deliveredOctets), afterMs }),
    object({ when: z.literal('acknowledged'), afterMs }),
  ],
)

const path = object({
  delayMs: forMs.exactOptional(),
  jitterMs: forMs.exactOptional(),
  lossPercent: percent.exactOptional(),
  duplicatePercent: percent.exactOptional(),
  reorderPercent: percent.exactOptional(),
  reorderMs: forMs.exactOptional(),
})
const nth = wholeNumber(1, LIMITS.nth)
const carried = oneOf(['syn', 'fin', 'text', 'ack', 'rst'])
const cargo = carried.exactOptional()
const until = object({ from: side, nth, of: carried }).exactOptional()
const act = kindOf(
  'type',
  ['lose', 'hold', 'duplicate'],
  [
    object({ type: z.literal('lose'), from: side, nth, of: cargo }),
    object({ type: z.literal('hold'), from: side, nth, of: cargo, forMs, until }),
    object({ type: z.literal('duplicate'), from: side, nth, of: cargo, afterMs: forMs }),
  ],
)

const reckoning = kindOf(
  'from',
  ['zero', 'isn', 'earlier-isn', 'snd-nxt', 'rcv-nxt'],
  [
    object({ from: z.literal('zero'), plus: shift.exactOptional(), spread: number.exactOptional() }),
    object({
      from: z.literal(['isn', 'earlier-isn', 'snd-nxt', 'rcv-nxt']),
      side,
      plus: shift.exactOptional(),
      spread: number.exactOptional(),
    }),
  ],
)
const actor = object({
  who: oneOf(['ghost', 'stranger']),
  as: side,
  watches: side,
  trigger,
  segment: object({
    flags: matching(FLAG_LETTERS, { kind: 'flags' }),
    seq: reckoning,
    ack: reckoning.exactOptional(),
    text: octets(LIMITS.textOctets).exactOptional(),
  }),
})

/** Whatever choices the machine knows. */
const rules = object(Object.fromEntries(Object.keys(RFC_9293).map((rule) => [rule, yesOrNo.exactOptional()]))) as z.ZodType<Partial<Rules>>

const longMs = wholeNumber(0, LIMITS.parMs.high)
const shape = {
  start: object({ client: startingState, server: startingState }).exactOptional(),
  isn: isn.exactOptional(),
  window: object({ client: wholeNumber(0, HIGHEST_16_BITS), server: wholeNumber(0, HIGHEST_16_BITS) }).exactOptional(),
  calls: list(object({ side, call, trigger }), LIMITS.calls),
  wire: object({
    client: path.exactOptional(),
    server: path.exactOptional(),
    acts: list(act, LIMITS.acts).exactOptional(),
  }).exactOptional(),
  goal: object({
    client: state,
    server: state,
    textLost: yesOrNo.exactOptional(),
    delivered: object({
      client: octets(LIMITS.deliveredOctets).exactOptional(),
      server: octets(LIMITS.deliveredOctets).exactOptional(),
    }).exactOptional(),
  }).exactOptional(),
  parMs: between(LIMITS.parMs).exactOptional(),
  mslMs: between(LIMITS.mslMs).exactOptional(),
  rtoMs: between(LIMITS.rtoMs).exactOptional(),
  rules: rules.exactOptional(),
  playersClose: z.literal(true, expecting({ kind: 'one-of', values: ['true'] })).exactOptional(),
  parksPorts: z.literal(true, expecting({ kind: 'one-of', values: ['true'] })).exactOptional(),
  actors: list(actor, LIMITS.actors).exactOptional(),
  backlog: object({
    places: wholeNumber(1, LIMITS.backlog),
    everyMs: wholeNumber(LIMITS.everyMs, LIMITS.delayMs),
    untilMs: longMs,
    heldMs: longMs,
    cookies: yesOrNo,
  }).exactOptional(),
  keepAliveMs: object({ client: wait.exactOptional(), server: wait.exactOptional() }).exactOptional(),
  userTimeoutMs: wait.exactOptional(),
}
const id = matching(/^[a-z0-9-]{1,40}$/, { kind: 'id' })
const leg = wholeNumber(1, LIMITS.legs).exactOptional()
const lastLeg = object({ ...shape, id, leg })
const laterLeg = object({ ...shape, id, leg, next: lastLeg.exactOptional() })
const script = object({ ...shape, id, leg, next: laterLeg.exactOptional() })

/** A text in one language at least. No control characters but the end of a line. */
const words = (most: number, expectation: Expectation = { kind: 'words', most }) => {
  const text = z
    .string(expecting(expectation))
    .max(most, expecting(expectation))
    .refine((said) => !/[\p{Cc}\p{Cs}]/u.test(said.replaceAll('\n', '')), expecting(expectation))
    .exactOptional()
  return object({ en: text, ko: text }).refine(({ en, ko }) => en !== undefined || ko !== undefined, expecting({ kind: 'some-language' }))
}
const title = words(LIMITS.titleChars, { kind: 'title', most: LIMITS.titleChars }).refine(
  ({ en, ko }) => [en, ko].every((one) => one === undefined || one.trim() !== ''),
  expecting({ kind: 'title', most: LIMITS.titleChars }),
)

/** The form of a scenario's document. What its parts mean together is looked at in examine.ts. */
export const documentSchema: z.ZodType<ScenarioDocument> = z.strictObject(
  {
    format: z.literal(FORMAT, expecting({ kind: 'format' })),
    script,
    chapter: oneOf(['opening', 'talking', 'closing', 'bad-wire', 'ghosts', 'crossing', 'pressure', 'strangers', 'beyond']).exactOptional(),
    reference: matching(/^(\d{1,2}(\.\d{1,2}){0,4}|RFC \d{1,5})$/, { kind: 'reference' }).exactOptional(),
    assistance: oneOf(['guided', 'standard', 'expert']).exactOptional(),
    legs: list(words(LIMITS.storyChars), LIMITS.legs).exactOptional(),
    texts: object({
      title,
      story: words(LIMITS.storyChars).exactOptional(),
      lesson: words(LIMITS.storyChars).exactOptional(),
      question: words(LIMITS.questionChars).exactOptional(),
      answer: words(LIMITS.storyChars).exactOptional(),
    }),
  },
  expecting({ kind: 'scenario' }),
)
