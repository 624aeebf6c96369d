import { beforeEach, describe, expect, test } from 'vitest'
import type { EndView, MatchView } from '../../../shared/view/match-view.ts'
import { standInForPage } from '../../support/page-globals.ts'
import { blankView } from '../../support/views.ts'

type Page = typeof import('../../../client/state/desk.ts') & typeof import('../../../client/state/streams.ts')
let page: Page

beforeEach(async () => {
  const takeAway = standInForPage()
  page = { ...(await import('../../../client/state/desk.ts')), ...(await import('../../../client/state/streams.ts')) }
  return takeAway
})

const PLAYING: MatchView = { ...blankView({ viewer: 'client' }), phase: 'playing' }

describe('a number that is picked up goes into the active field', () => {
  test('and a guided player is led on to the other one, as long as that is not right', () => {
    const owed = [{ purpose: 'open-reply', section: '3.5', segment: { flags: 'SA', seq: 300, ack: 101, text: '' } }]
    page.matchView.value = { ...PLAYING, ends: { client: { owed } as unknown as EndView, server: null } }
    page.pick(7, null)
    expect(page.activeField.value, 'this is not right yet').toBe('seq')
    page.pick(300, 1)
    expect(page.activeField.value).toBe('ack')
    page.pick(101, null)
    expect([page.draft.value.seq, page.draft.value.ack, page.activeField.value]).toEqual(['300', '101', 'ack'])
  })

  test.each([
    ['typed', () => page.typeDigits('seq', '300')],
    ['counted up', () => page.addTo('seq', 300)],
  ])('and a guided player is led on, too, when the first was %s', (_, write) => {
    const owed = [{ purpose: 'open-reply', section: '3.5', segment: { flags: 'SA', seq: 300, ack: 101, text: '' } }]
    page.matchView.value = { ...PLAYING, ends: { client: { owed } as unknown as EndView, server: null } }
    write()
    expect(page.activeField.value).toBe('ack')
  })

  test('and stays there where nobody tells what is right', () => {
    page.matchView.value = PLAYING
    page.pick(300, 1)
    expect([page.draft.value.seq, page.activeField.value]).toEqual(['300', 'seq'])
  })
})

describe('what is too large for its field does not go in, and is missed there', () => {
  test.each([
    ['seq', '4294967296', () => page.typeDigits('seq', '4294967296')],
    ['ack', 'a number without end', () => page.typeDigits('ack', '9'.repeat(400))],
    ['urgent', '65536', () => page.setUrgent('65536')],
  ] as const)('%s: %s, until something else is written', (field, _, type) => {
    page.typeDigits('seq', '42')
    expect(page.overfull.value).toBeNull()
    type()
    expect([page.overfull.value, page.draft.value.seq]).toEqual([field, '42'])
    page.addTo('seq', 1)
    expect(page.overfull.value).toBeNull()
  })

  test.each([
    ['the largest number', () => page.typeDigits('ack', '4294967295')],
    ['what is no number', () => page.typeDigits('ack', 'ㅁ')],
    ['zeros in front', () => page.setUrgent('0000065535')],
  ])('%s is not', (_, type) => {
    type()
    expect(page.overfull.value).toBeNull()
  })
})
