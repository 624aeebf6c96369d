import { signal } from '@preact/signals'
import type { Answer, Ticket } from '../../shared/protocol/messages.ts'
import { ANSWER_WITHIN_MS, openLine } from './line.ts'
import { retryAfterMs } from './retry.ts'
import { fromJson, keep, recall } from './storage.ts'
import { ticketFrom } from './tickets.ts'

const KEY = 'farewells'

/** Rooms that were left and do not know it yet, because the server could not be reached. */
export const unheard = signal<readonly string[]>([])

/** Farewells under way, by the token of the seat. */
const underWay = new Map<string, { readonly code: string; readonly heard: Promise<void>; hurry(): void }>()

/**
 * Gives up a seat: by `now`, which says whether the server has heard it, or else as soon as the server can be reached. Until then this device keeps the
 * ticket, so that a page that is closed meanwhile leaves nobody in the room.
 */
export function sayFarewell(ticket: Ticket, now: Promise<boolean>): void {
  write([...read(), ticket])
  let hurry = () => {}
  const heard = now.then(async (isHeard) => {
    if (!isHeard) {
      await new Promise<void>((resolve) => {
        hurry = tellLater(ticket, resolve)
      })
    }
    done(ticket)
  })
  underWay.set(ticket.token, { code: ticket.code, heard, hurry: () => hurry() })
}

/** Says what an earlier page of this device could not say any more. */
export function sayEarlierFarewells(): void {
  const earlier = read()
  write([])
  for (const ticket of earlier) sayFarewell(ticket, Promise.resolve(false))
}

/** Waits, for a while, until a room knows that its seat was given up: who comes in again would find it taken by themselves. */
export async function settle(code: string): Promise<void> {
  const here = [...underWay.values()].filter((farewell) => farewell.code === code)
  if (here.length === 0) return
  for (const { hurry } of here) hurry()
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ANSWER_WITHIN_MS)
  })
  await Promise.race([Promise.all(here.map(({ heard }) => heard)), patience])
  clearTimeout(timer)
}

/** Tells it over a connection of its own, however often it has to be tried. Returns how to try it at once. */
function tellLater({ code, token }: Ticket, onHeard: () => void): () => void {
  unheard.value = [...unheard.value, code]
  const end = () => {
    line.disconnect()
    unheard.value = unheard.value.filter((other) => other !== code)
  }
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = () => {
    clearTimeout(timer)
    line.disconnect().connect()
  }
  const tryLater = () => {
    failures += 1
    clearTimeout(timer)
    timer = setTimeout(again, retryAfterMs(failures, Math.random()))
  }
  const line = openLine(code)
  line.on('connect', () => {
    line.timeout(ANSWER_WITHIN_MS).emit('leave', { seat: { code, token } }, (error: Error | null, answer: Answer) => {
      if (error !== null || !isHeard(answer)) return line.connected && tryLater()
      end()
      onHeard()
    })
  })
  line.on('disconnect', (reason) => reason === 'io server disconnect' && tryLater())
  line.on('connect_error', ({ message }) => {
    if (line.active) return // it is tried again by itself
    if (message === 'protocol-version')
      end() // a newer page says it
    else tryLater()
  })
  return () => line.connected || again()
}

/** Whether there is nothing more to say: the seat is free, or was so before. */
function isHeard(answer: Answer): boolean {
  return answer.ok || answer.code === 'stale-token' || answer.code === 'no-such-room'
}

function done({ token }: Ticket): void {
  underWay.delete(token)
  write(read().filter((other) => other.token !== token))
}

function read(): readonly Ticket[] {
  const kept = fromJson(recall('device', KEY))
  return Array.isArray(kept) ? kept.map(ticketFrom).filter((ticket) => ticket !== null) : []
}

function write(tickets: readonly Ticket[]): void {
  keep('device', KEY, tickets.length === 0 ? null : JSON.stringify(tickets))
}
