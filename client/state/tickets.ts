import type { Ticket } from '../../shared/protocol/messages.ts'
import { fromJson, keep, recall } from './storage.ts'

/**
 * Seats of this browser. A tab comes back to its own seat by itself; the device remembers the last one of a room, so that a closed tab
 * can be reopened, but a second tab may also be a second person: it is asked.
 */
export function ticketOfTab(code: string): Ticket | null {
  return ticketFrom(fromJson(recall('tab', `ticket.${code}`)))
}

/** The seat in this room that this device had last; null: none. */
export function ticketOfDevice(code: string): (Ticket & { readonly name: string }) | null {
  const ticket = ticketFrom(fromJson(recall('device', `ticket.${code}`)))
  return ticket === null ? null : { ...ticket, name: recall('device', `seat-name.${code}`) ?? '' }
}

/** Remembers a seat, and under which name, for this tab and for the device. */
export function keepTicket(ticket: Ticket, name: string): void {
  const text = JSON.stringify(ticket)
  keep('tab', `ticket.${ticket.code}`, text)
  keep('device', `ticket.${ticket.code}`, text)
  keep('device', `seat-name.${ticket.code}`, name)
}

/** The seat is gone: neither this tab nor, if it was the same seat, the device may try it again. */
export function dropTicket(ticket: Ticket): void {
  keep('tab', `ticket.${ticket.code}`, null)
  if (ticketOfDevice(ticket.code)?.token !== ticket.token) return
  keep('device', `ticket.${ticket.code}`, null)
  keep('device', `seat-name.${ticket.code}`, null)
}

/** A ticket in what was kept earlier, perhaps by another release. */
export function ticketFrom(value: unknown): Ticket | null {
  if (typeof value !== 'object' || value === null) return null
  const { code, member, token } = value as Partial<Ticket>
  return typeof code === 'string' && typeof member === 'number' && typeof token === 'string' ? { code, member, token } : null
}
