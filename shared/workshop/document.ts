import type { Assistance, Chapter, Language, Path, Scenario, ScenarioTexts, Script, WireAct } from '../match/scenario.ts'
import { GOOD_PATH, ORDINARY } from '../scenarios/ordinary.ts'
import type { Side } from '../tcp/tcb.ts'

/** What a file says of itself. The number rises when an older file would be read wrongly. */
export const FORMAT = 'acksu-scenario/1'

/** A text in one language or in both; never in none. */
export type Words = { readonly [L in Language]?: string }

/** A scenario as a file or a link holds it. Everything that is ordinary may be left out; see docs/scenarios.md. */
export type ScenarioDocument = {
  readonly format: typeof FORMAT
  readonly script: DocumentScript
  readonly chapter?: Chapter
  readonly reference?: string
  readonly assistance?: Assistance
  readonly legs?: readonly Words[]
  readonly texts: { readonly title: Words } & { readonly [Text in Exclude<keyof ScenarioTexts, 'title'>]?: Words }
}

type DocumentScript = Pick<Script, 'id' | 'calls'> & {
  readonly [Key in Exclude<keyof Script, 'id' | 'calls' | 'wire' | 'next'>]?: Script[Key]
} & {
  readonly wire?: { readonly [S in Side]?: Partial<Path> } & { readonly acts?: readonly WireAct[] }
  readonly next?: DocumentScript
}

/** What holds where a document says nothing. */
export const ORDINARY_SCRIPT: Omit<Script, 'id' | 'calls'> = { ...ORDINARY, parMs: 60_000 }
const ORDINARY_SCENARIO: Pick<Scenario, 'chapter' | 'reference' | 'assistance'> = {
  chapter: 'talking',
  reference: '3.10',
  assistance: 'guided',
}
const TEXTS: readonly (keyof ScenarioTexts)[] = ['title', 'story', 'lesson', 'question', 'answer']

/** The whole scenario: what was left out filled in, a text in one language standing for both. */
export function scenarioOf({ format: _, script, texts, legs, ...rest }: ScenarioDocument): Scenario {
  return {
    ...ORDINARY_SCENARIO,
    ...rest,
    ...(legs === undefined ? {} : { legs: legs.map(inBoth) }),
    script: wholeScript(script),
    texts: Object.fromEntries(TEXTS.map((text) => [text, inBoth(texts[text])])) as ScenarioTexts,
  }
}

function wholeScript({ wire = {}, next, ...script }: DocumentScript): Script {
  return {
    ...ORDINARY_SCRIPT,
    ...script,
    wire: { client: { ...GOOD_PATH, ...wire.client }, server: { ...GOOD_PATH, ...wire.server }, acts: wire.acts ?? [] },
    ...(next === undefined ? {} : { next: wholeScript(next) }),
  }
}

function inBoth({ en, ko }: Words = {}): Required<Words> {
  return { en: en ?? ko ?? '', ko: ko ?? en ?? '' }
}

/** The document of a scenario of the catalogue, with everything said. */
export function documentOf(scenario: Scenario): ScenarioDocument {
  return { format: FORMAT, ...scenario }
}

/** The same document with everything said but what is not told in a language: for files, which people read. */
export function wholeOf(document: ScenarioDocument): ScenarioDocument {
  const { texts, legs } = document
  return { format: FORMAT, ...scenarioOf(document), ...(legs === undefined ? {} : { legs }), texts }
}

/** The shortest document that says the same: for links and messages. */
export function compactOf({ format, texts, script, ...rest }: ScenarioDocument): ScenarioDocument {
  return { format, ...without(rest, ORDINARY_SCENARIO), script: compactScript(wholeScript(script)), texts }
}

function compactScript({ next, wire, ...script }: Script): DocumentScript {
  const { client, server, acts } = wire
  const unusual = {
    ...nonEmpty('client', without(client, GOOD_PATH)),
    ...nonEmpty('server', without(server, GOOD_PATH)),
    ...(acts.length === 0 ? {} : { acts }),
  }
  return {
    ...without(script, ORDINARY_SCRIPT),
    ...nonEmpty('wire', unusual),
    ...(next === undefined ? {} : { next: compactScript(next) }),
    id: script.id,
    calls: script.calls,
  }
}

/** What `one` has and `ordinary` has not, or has differently. */
function without<T extends object>(one: T, ordinary: object): Partial<T> {
  const usual = ordinary as Readonly<Record<string, unknown>>
  return Object.fromEntries(Object.entries(one).filter(([key, value]) => !isSame(value, usual[key]))) as Partial<T>
}

function nonEmpty(key: string, value: object): object {
  return Object.keys(value).length === 0 ? {} : { [key]: value }
}

/** Whether two pieces of plain data say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  if (Array.isArray(one) !== Array.isArray(other) || keys.length !== others.length) return false
  return keys.every((key) => isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
}
