import { z } from 'zod'
import { FLAG_LETTERS, HIGHEST_16_BITS } from '../tcp/segment.ts'
import { HIGHEST_SEQ } from '../tcp/sequence.ts'
import { SIDES } from '../tcp/sides.ts'
import { inEnglish } from '../workshop/expectation.ts'
import { isProblems, parseDocument } from '../workshop/parse.ts'
import type { Refusal, Requests } from './messages.ts'
import { nameProblem, normalName } from './name.ts'
import { CODE_LENGTH, normalCode } from './room-code.ts'

/** The longest text of one segment, characters of ASCII and so octets. */
export const TEXT_LENGTH = 500
const LONGEST_ID = 64
/** Far more than anybody plays. */
const HIGHEST_COUNT = 1_000_000_000

// Every check says what was expected, so that refusalOf() can hand it on.
const wholeNumber = (low: number, high: number) => {
  const error = `a whole number from ${low} to ${high}`
  return z.custom<number>((n) => typeof n === 'number' && Number.isInteger(n) && n >= low && n <= high, { error })
}
const matching = (pattern: RegExp, error: string) => z.string({ error }).regex(pattern, { error })
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, { error: `one of ${values.join(', ')}` })
const yesOrNo = z.boolean({ error: 'true or false' })

/** A string in its normal form, if it has one. */
const normal = (toNormal: (written: string) => string | null, error: string, reason: (written: string) => string = () => error) =>
  z.string({ error }).transform((written, context) => {
    const value = toNormal(written)
    if (value === null) context.addIssue({ code: 'custom', message: reason(written) })
    return value ?? z.NEVER
  })

const NAME = 'a name of 1 to 20 characters'
const SEEMLY = 'a name without control characters, halves of surrogate pairs, piles of marks, or what turns the writing direction'
const name = normal(normalName, NAME, (written) => (nameProblem(written) === 'unseemly' ? SEEMLY : NAME))
const code = normal(normalCode, `a room code of ${CODE_LENGTH} letters and digits, none of them 0, 1, I, L, O or U`)
const id = matching(new RegExp(`^[\\w.-]{1,${LONGEST_ID}}$`), 'an id')
const side = oneOf(SIDES)
/** Nobody asks to be an organizer: that is whoever creates a class. */
const playerOrSpectator = oneOf(['player', 'spectator'])
const assistance = oneOf(['guided', 'standard', 'expert'])
const sequenceNumber = wholeNumber(0, HIGHEST_SEQ)
const count = wholeNumber(0, HIGHEST_COUNT)
const nothing = z.strictObject({})

const segment = z.strictObject(
  {
    flags: matching(FLAG_LETTERS, 'letters of F S R P A U, none twice'),
    seq: sequenceNumber,
    ack: sequenceNumber,
    text: matching(new RegExp(`^[ -~]{0,${TEXT_LENGTH}}$`), `printable ASCII, up to ${TEXT_LENGTH} characters`).default(''),
    window: wholeNumber(0, HIGHEST_16_BITS).default(HIGHEST_16_BITS),
    urgent: wholeNumber(0, HIGHEST_16_BITS).default(0),
  },
  { error: 'a segment' },
)

/** A scenario of one's own, as docs/scenarios.md describes it. What is wrong with it is wrong with the message. */
const custom = z.unknown().transform((written, context) => {
  const parsed = parseDocument(written)
  if (!isProblems(parsed)) return parsed
  for (const { path, expected } of parsed) {
    context.addIssue({ code: 'custom', path: path === '' ? [] : path.split('.'), message: inEnglish(expected) })
  }
  return z.NEVER
})
const oneScenario = ({ scenario, custom }: { readonly scenario?: unknown; readonly custom?: unknown }) =>
  scenario === undefined || custom === undefined
const NOT_BOTH = { path: ['custom'], error: 'scenario or custom, not both' }

const viewer = oneOf(['client', 'server', 'spectator'])
const seenMatch = z.strictObject({ match: count, version: count, viewer: viewer.exactOptional() }, { error: 'match and version, or null' })
const seen = z.strictObject({ epoch: id, room: count, match: seenMatch.nullable() }, { error: 'epoch, room and match' })

/** What the body of every message from a browser must look like, and how it is put into its normal form. */
export const schemas: { readonly [E in keyof Requests]: z.ZodType<Requests[E]> } = {
  'create-room': z
    .strictObject({
      name,
      kind: oneOf(['duo', 'practice', 'class']),
      scenario: id.exactOptional(),
      custom: custom.exactOptional(),
      assistance: assistance.exactOptional(),
      side: side.exactOptional(),
    })
    .refine(oneScenario, NOT_BOTH),
  'find-room': z.strictObject({ code }),
  'join-room': z.strictObject({ code, name, role: playerOrSpectator.exactOptional() }),
  resume: z.strictObject({ code, token: id, seen: seen.exactOptional() }),
  leave: z.strictObject({ seat: z.strictObject({ code, token: id }, { error: 'code and token' }).exactOptional() }),
  rename: z.strictObject({ name }),
  'choose-role': z.strictObject({ role: playerOrSpectator }),
  'choose-side': z.strictObject({ side: z.enum(SIDES, { error: 'client, server or null' }).nullable() }),
  'swap-sides': nothing,
  configure: z
    .strictObject({
      scenario: id.exactOptional(),
      custom: custom.exactOptional(),
      assistance: assistance.exactOptional(),
      table: oneOf(['coached', 'raw']).exactOptional(),
      botThinkMs: wholeNumber(0, 60_000).exactOptional(),
      botErrorPercent: wholeNumber(0, 100).exactOptional(),
      spectatorDelayMs: wholeNumber(0, 60_000).exactOptional(),
      swapSides: yesOrNo.exactOptional(),
    })
    .refine(oneScenario, NOT_BOTH),
  lock: z.strictObject({ locked: yesOrNo }),
  ready: z.strictObject({ ready: yesOrNo }),
  start: nothing,
  move: z.strictObject({ move: wholeNumber(1, HIGHEST_COUNT), segment }),
  hint: nothing,
  close: nothing,
  pause: z.strictObject({ paused: yesOrNo }),
  'call-bot': nothing,
  'end-match': nothing,
  rematch: z.strictObject({ swap: yesOrNo }),
  'to-lobby': nothing,
  remove: z.strictObject({ member: count }),
  watch: z.strictObject({ match: count }),
}

/** The refusal of a message that does not fit its schema: the first field at fault and what was expected of it. */
export function refusalOf(error: z.core.$ZodError): Refusal {
  const issue = error.issues[0]
  if (issue === undefined) return { ok: false, code: 'malformed' }
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return {
      ok: false,
      code: 'malformed',
      field: [...path, ...issue.keys.slice(0, 1)].join('.').slice(0, LONGEST_ID),
      expected: 'no such field',
    }
  }
  const expected = path.length === 0 ? 'an object' : issue.message
  return path.length === 0 ? { ok: false, code: 'malformed', expected } : { ok: false, code: 'malformed', field: path.join('.'), expected }
}
