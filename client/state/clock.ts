import { signal } from '@preact/signals'

/** Ms that the room's clock is ahead of this page's; null before the first message. */
let offsetMs: number | null = null

/** Where the room's clock stands while the server is away, ms; null while it runs. */
let stoppedAtMs: number | null = null

/** The room's clock in steps of a quarter second, for texts that count down. The scene asks roomNow() each frame instead. */
export const tick = signal(0)

/** The server said that it was `atMs`. A message is late and never early, so the largest offset is the truest. */
export function noteRoomTime(atMs: number): void {
  if (stoppedAtMs !== null) {
    restartRoomClock(atMs)
    return
  }
  const offset = atMs - performance.now()
  if (offsetMs === null || offset > offsetMs) offsetMs = offset
}

/** A clock that stood still while the server was away starts anew: what was known of it is void. */
export function restartRoomClock(atMs: number): void {
  stoppedAtMs = null
  offsetMs = atMs - performance.now()
  tick.value = roomNow()
}

/** The server is away: nothing happens in the room as far as this page knows, and nothing at all if the server is down. */
export function stopRoomClock(): void {
  stoppedAtMs ??= roomNow()
  tick.value = stoppedAtMs
}

/** The server is there again and has nothing new to say: the room's clock has run on as this page's did. */
export function letRoomClockRun(): void {
  stoppedAtMs = null
}

/** Now on the room's clock, ms. */
export function roomNow(): number {
  return stoppedAtMs ?? performance.now() + (offsetMs ?? 0)
}

setInterval(() => {
  if (!document.hidden) tick.value = roomNow()
}, 250)
