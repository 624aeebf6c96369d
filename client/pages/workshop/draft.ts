import type { Language, Scenario, ScenarioTexts, Script } from '../../../shared/match/scenario.ts'
import type { ScenarioDocument } from '../../../shared/workshop/document.ts'
import { FORMAT, ORDINARY_SCRIPT, scenarioOf } from '../../../shared/workshop/document.ts'

/** A scenario being made: like a finished one, but any value may still be out of bounds, and texts may be missing in a language. */
export type Draft = Scenario

const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const ID_LENGTH = 8

/** An id that nobody else's scenario has. */
export function newId(): string {
  const random = crypto.getRandomValues(new Uint8Array(ID_LENGTH))
  return `own-${[...random].map((octet) => ID_LETTERS[octet % ID_LETTERS.length]).join('')}`
}

/** A handshake on a good wire, to begin with. */
export function newDraft(language: Language, title: string): Draft {
  const nothing = { en: '', ko: '' }
  return {
    script: {
      ...ORDINARY_SCRIPT,
      id: newId(),
      calls: [{ side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } }],
      goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
      parMs: 30_000,
    },
    chapter: 'talking',
    reference: '3.5',
    assistance: 'guided',
    texts: { title: { ...nothing, [language]: title }, story: nothing, lesson: nothing, question: nothing, answer: nothing },
  }
}

/** A draft of a finished scenario: a text that a language lacks is empty in it. */
export function draftOf(document: ScenarioDocument): Draft {
  const whole = scenarioOf(document)
  const told = Object.keys(whole.texts).map((name) => [name, { en: '', ko: '', ...document.texts[name as keyof ScenarioTexts] }])
  return { ...whole, texts: Object.fromEntries(told) as ScenarioTexts }
}

/** A copy that is this device's own, whatever it was before. */
export function copyOf(document: ScenarioDocument): Draft {
  const { script, ...rest } = draftOf(document)
  return { ...rest, script: withId(script, newId()) }
}

/** All its parts have the same id. */
function withId(script: Script, id: string): Script {
  return script.next === undefined ? { ...script, id } : { ...script, id, next: withId(script.next, id) }
}

/** What a draft would be as a document: texts that are empty are not there. Whether it is one is for parseDocument() to say. */
export function documentFrom({ texts, ...rest }: Draft): unknown {
  const told = Object.entries(texts).map(([name, words]) => [name, written(words)] as const)
  return {
    format: FORMAT,
    ...rest,
    texts: Object.fromEntries(told.filter(([name, words]) => name === 'title' || Object.keys(words).length > 0)),
  }
}

function written(words: ScenarioTexts[keyof ScenarioTexts]): Partial<Record<Language, string>> {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''))
}

/** What stands at a path like `script.calls.0.side`; undefined where there is nothing. */
export function valueAt(from: unknown, path: string): unknown {
  let value = from
  for (const key of path.split('.')) value = (value as Readonly<Record<string, unknown>> | undefined)?.[key]
  return value
}

/** The same with another value at a path; undefined takes it away. */
export function withValue<T>(from: T, path: string, value: unknown): T {
  const [key = '', ...rest] = path.split('.')
  const inner = rest.length === 0 ? value : withValue((from as Readonly<Record<string, unknown>>)[key] ?? {}, rest.join('.'), value)
  if (Array.isArray(from)) return from.with(Number(key), inner) as T
  const { [key]: _, ...others } = from as Readonly<Record<string, unknown>>
  // In its old place, so that a document is not reordered by writing into it.
  return (inner === undefined ? others : { ...(from as object), [key]: inner }) as T
}
