import { beforeEach, expect, test, vi } from 'vitest'
import { dropTicket, keepTicket, ticketFrom, ticketOfDevice, ticketOfTab } from '../../../client/state/tickets.ts'
import { storage } from '../../support/page-globals.ts'

const MINE = { code: 'K7MQ2P', member: 0, token: 'a' }
const THEIRS = { code: 'K7MQ2P', member: 1, token: 'b' }

beforeEach(() => {
  for (const keeper of ['localStorage', 'sessionStorage']) vi.stubGlobal(keeper, storage())
  return () => vi.unstubAllGlobals()
})

test('a seat is kept for its tab, and with its name for the device', () => {
  keepTicket(MINE, 'Mina')
  expect(ticketOfTab('K7MQ2P')).toEqual(MINE)
  expect(ticketOfDevice('K7MQ2P')).toEqual({ ...MINE, name: 'Mina' })
  expect(ticketOfTab('ABC234')).toBeNull()
  dropTicket(MINE)
  expect([ticketOfTab('K7MQ2P'), ticketOfDevice('K7MQ2P')]).toEqual([null, null])
})

test('a tab that gives its seat up leaves that of another tab to the device', () => {
  keepTicket(MINE, 'Mina')
  vi.stubGlobal('sessionStorage', storage()) // another tab
  keepTicket(THEIRS, 'Joon')
  dropTicket(MINE)
  expect(ticketOfDevice('K7MQ2P')).toEqual({ ...THEIRS, name: 'Joon' })
})

test.each([null, 'K7MQ2P', {}, { ...MINE, member: '0' }, { code: 'K7MQ2P', token: 'a' }])('%j is no ticket', (kept) => {
  expect(ticketFrom(kept)).toBeNull()
})
