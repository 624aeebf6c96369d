import type { RoomEvent } from './events.ts'
import type { Room, RoomInput } from './room.ts'
import type { Step } from './step.ts'
import { emptyRoom, step } from './step.ts'

/** An input that was applied to a room, and when: whole ms on the room's clock, never less than those before it. */
export type Entry = { readonly atMs: number; readonly input: RoomInput }

/** The room as it stood after an entry, and what had happened to it by then since the entry before. */
export type Replayed = Entry & { readonly room: Room; readonly events: readonly RoomEvent[] }

/**
 * Plays a room's whole history again, entry by entry: after the last one the room stands as it stood then, exactly. That holds under the rules
 * under which the entries were written (RULES_VERSION); under others they may play out differently, or not at all.
 * @throws Error naming the position, from 0, of the first entry that the room does not take.
 */
export function* replay(entries: Iterable<Entry>): Generator<Replayed, void, undefined> {
  let room: Room | null = emptyRoom
  let position = 0
  for (const { atMs, input } of entries) {
    const stepped = take(room, input, atMs, position)
    room = stepped.room
    position += 1
    yield { atMs, input, room, events: stepped.events }
  }
}

function take(room: Room | null, input: RoomInput, atMs: number, position: number): Step {
  const name = `input ${position} (${input.type})`
  let stepped: Step
  try {
    stepped = step(room, input, atMs)
  } catch (cause) {
    throw new Error(`${name} cannot be played again: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
  if (stepped.refusal !== undefined) throw new Error(`${name} is refused now: ${stepped.refusal}`)
  return stepped
}
