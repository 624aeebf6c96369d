import type { Room, RoomInput } from './room.ts'
import { emptyRoom, step } from './step.ts'

/** An input that was applied, and when: whole ms on the room's clock, never less than those before it. */
export type JournalEntry = { readonly atMs: number; readonly input: RoomInput }

/** A room's whole history. A journal of other rules than RULES_VERSION would play out differently and is shown by its results only. */
export type Journal = { readonly rules: number; readonly entries: readonly JournalEntry[] }

/**
 * The room as it stood after the last entry, exactly.
 * @throws Error unless the first entry, and no other, is `create`.
 */
export function replay(journal: Journal): Room {
  let room: Room | null = emptyRoom
  for (const { atMs, input } of journal.entries) room = step(room, input, atMs).room
  if (room === null) throw new Error('an empty journal is no room')
  return room
}
