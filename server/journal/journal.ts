import type { Entry } from '../../shared/room/journal.ts'
import type { RoomInput } from '../../shared/room/room.ts'

/** A room as the journal has it: its whole history. */
export type StoredRoom = { readonly code: string; readonly rules: number; readonly entries: readonly Entry[] }

/**
 * A finished match as it is kept: a MatchRecord as JSON, its inputs as a Replay has them, without `script` and `own`. These stand in `scenario`, JSON,
 * too, which many matches share.
 */
export type KeptMatch = { readonly code: string; readonly match: number; readonly record: string; readonly scenario: string }

/** Records of finished matches that are kept unless somebody wants more or fewer; a few KB each. */
export const MATCHES_KEPT = 10_000

/** Why nothing will survive a restart: the file was taken away, or another one is in its place. */
export type Loss = 'gone' | 'replaced'

/** Why a journal cannot be used. The message is for whoever started the server; nothing was changed. */
export class JournalError extends Error {}

/**
 * Where the history of the rooms is kept. Whatever was given to it before a flush() is durable when that flush's promise
 * resolves: only then may anybody hear of it. What it could not take does not fail where it is given, but at the next flush() and at every one
 * from then on. There is one writer for a room at a time.
 */
export interface Journal {
  /** Null: what is flushed is there for the next start. Else it goes on taking everything, and all is lost when this process ends. */
  readonly loss: Loss | null
  /** Open rooms in it at the start: as many as load() gives or reports. */
  readonly stored: number
  /** Every open room, once, before anything is appended. What cannot be read is reported and left out. */
  load(report: (code: string, problem: string) => void): Iterable<StoredRoom>
  /** Begins a room's history; `code` belongs to no open room. */
  open(code: string, rules: number): void
  /** `position` counts the room's inputs from 0. */
  append(code: string, position: number, atMs: number, input: RoomInput): void
  /** Keeps the record of a finished match; the oldest ones are forgotten. */
  keepMatch(match: KeptMatch): void
  /** Forgets a room and its history. */
  remove(code: string): void
  flush(): Promise<void>
  close(): Promise<void>
}
