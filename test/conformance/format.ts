import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The recorded files as FORMAT.md describes them. */
export type RecordedSegment = {
  readonly flags: string
  readonly seq: number
  readonly ack: number
  readonly len: number
  readonly wnd?: number
  readonly urg?: number
  readonly seq_zero?: boolean
}

export type CallName = 'listen' | 'connect' | 'accept' | 'send' | 'receive' | 'shutdown' | 'close' | 'abort' | 'close_listener' | 'crash'
export type TimeoutName = 'rto' | 'persist' | '2msl' | 'user' | 'fin-wait-2' | 'keepalive'

/** One event: exactly one of the first keys is there. */
export type RecordedEvent = {
  readonly call?: CallName
  readonly in?: RecordedSegment
  readonly out?: RecordedSegment
  readonly state?: string
  readonly timeout?: TimeoutName
  readonly unobserved?: true
  readonly incarnation?: number
  /** Of a new incarnation; with two endpoints the number of the one at which it stands. */
  readonly iss?: number | { readonly local: number; readonly peer: number }
  readonly len?: number
  /** A SEND whose last octet is urgent. */
  readonly urgent?: boolean
  readonly got?: number
  readonly error?: string
  readonly note?: string
  readonly unread?: number | boolean
  readonly id?: number
  readonly at?: 'A' | 'B'
  readonly line?: number
  readonly literal?: string
  readonly t?: number
}

export type Difference = {
  readonly at: number
  readonly reason: string
  readonly section: string
  readonly rfc_out?: readonly RecordedSegment[]
  readonly rfc_state?: string
  readonly resume: boolean
  readonly permitted: boolean
}

export type Case = {
  readonly id: string
  readonly title: string
  readonly role: 'passive' | 'active' | 'none'
  readonly iss: { readonly local: number; readonly peer: number }
  readonly rfc_diffs?: readonly Difference[]
  readonly needs?: readonly string[]
  readonly events: readonly RecordedEvent[]
}

export type TwoEndpoints = {
  readonly id: string
  readonly title: string
  readonly iss: { readonly A: number; readonly B: number }
  readonly events: readonly RecordedEvent[]
}

export type TraceEndpoint = {
  readonly role: 'passive' | 'active'
  readonly iss: number
  readonly final_state: string
  readonly needs?: readonly string[]
  readonly events: readonly RecordedEvent[]
}

export type Trace = {
  readonly id: string
  readonly endpoints: { readonly A: TraceEndpoint; readonly B: TraceEndpoint }
  readonly deviations?: readonly (Difference & { readonly endpoint: 'A' | 'B' })[]
}

/** Reads every file of a folder of recordings, in the order of their names. */
export function recordings<T>(folder: 'kernel' | 'kernel-fuzz' | 'rfc' | 'traces'): readonly T[] {
  const path = join(import.meta.dirname, folder)
  const names = readdirSync(path).filter((name) => name.endsWith('.json'))
  return names.toSorted().map((name) => JSON.parse(readFileSync(join(path, name), 'utf8')) as T)
}

/** The ISS that the endpoint under test has from here on; null unless a new incarnation begins. */
export function newIss({ incarnation, iss }: RecordedEvent): number | null {
  if (incarnation === undefined || iss === undefined) return null
  return typeof iss === 'number' ? iss : iss.local
}
