import { signal } from '@preact/signals'
import type { Scenario } from '../../shared/match/scenario.ts'
import type { ScenarioDocument } from '../../shared/workshop/document.ts'
import { FORMAT, isSame, scenarioOf } from '../../shared/workshop/document.ts'
import { fromJson, keep, onKeptElsewhere, recall } from './storage.ts'

const KEY = 'scenarios'

/** The scenarios that this device keeps, the one changed last first. Whoever plays one has it checked by the server. */
export const ownScenarios = signal<readonly ScenarioDocument[]>(read())

/** Keeps a scenario in front of the others, in place of an earlier one with its id. */
export function keepOwn(document: ScenarioDocument): void {
  put([document, ...ownScenarios.value.filter(({ script }) => script.id !== document.script.id)])
}

/** Forgets a scenario. Returns how to have it back where it was. */
export function forgetOwn(id: string): () => void {
  const before = ownScenarios.value
  const at = before.findIndex(({ script }) => script.id === id)
  const forgotten = before[at]
  put(before.filter((_, index) => index !== at))
  return () => {
    if (forgotten !== undefined && !ownScenarios.value.some(({ script }) => script.id === id)) {
      put(ownScenarios.value.toSpliced(at, 0, forgotten))
    }
  }
}

/** A scenario of this device's own; null: it has none with this id. */
export function ownScenario(id: string): Scenario | null {
  const document = ownScenarios.value.find(({ script }) => script.id === id)
  return document === undefined ? null : scenarioOf(document)
}

/** How a request names what is to be played: the server knows the catalogue, one's own it has to be sent. */
export function playing(id: string): { readonly scenario: string } | { readonly custom: ScenarioDocument } {
  const custom = ownScenarios.value.find(({ script }) => script.id === id)
  return custom === undefined ? { scenario: id } : { custom }
}

/** A room was told an own scenario in this tab: it plays it as it is now, until it is told again. */
export function noteTold(room: string, custom: ScenarioDocument): void {
  keep('tab', toldKey(room, custom.script.id), JSON.stringify(custom))
}

/** Whether an own scenario that was told to a room from this tab has been changed since. Somebody else may have told another under its name. */
export function isChangedSinceTold(room: string, id: string): boolean {
  const told = recall('tab', toldKey(room, id))
  const now = ownScenarios.value.find(({ script }) => script.id === id)
  return told !== null && now !== undefined && JSON.stringify(now) !== told
}

function toldKey(room: string, id: string): string {
  return `told.${room}.${id}`
}

function put(documents: readonly ScenarioDocument[]): void {
  ownScenarios.value = documents
  keep('device', KEY, documents.length === 0 ? null : JSON.stringify(documents))
}

function read(): readonly ScenarioDocument[] {
  const kept = fromJson(recall('device', KEY))
  return Array.isArray(kept) ? kept.filter(isDocument) : []
}

/** Enough to list it. */
function isDocument(value: unknown): value is ScenarioDocument {
  if (typeof value !== 'object' || value === null) return false
  const { format, script, texts } = value as Partial<ScenarioDocument>
  return format === FORMAT && typeof script?.id === 'string' && Array.isArray(script.calls) && typeof texts?.title === 'object'
}

/** Calls `listener` with each scenario that another tab has made or changed. */
export function onChangedElsewhere(listener: (document: ScenarioDocument) => void): void {
  changedElsewhere.push(listener)
}

const changedElsewhere: ((document: ScenarioDocument) => void)[] = []

onKeptElsewhere(KEY, () => {
  const before = ownScenarios.value
  ownScenarios.value = read()
  for (const document of ownScenarios.value) {
    if (before.some((known) => isSame(known, document))) continue
    for (const listener of changedElsewhere) listener(document)
  }
})
