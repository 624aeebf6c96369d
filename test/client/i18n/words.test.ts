import { expect, test } from 'vitest'
import { segmentWords } from '../../../client/i18n/words.ts'
import type { LadderSegment } from '../../../shared/view/match-view.ts'
import { blankView } from '../../support/views.ts'

const SEEN = {
  id: 's1',
  from: 'server',
  sentAtMs: 0,
  arrivedAtMs: 900,
  landsAtMs: null,
  lostAtMs: null,
  dropped: null,
  injected: false,
} as const

test.each<[string, LadderSegment['segment'], string]>([
  ['a SYN takes one number', { flags: 'SA', seq: 300, ack: 101, text: '' }, 'Server seq 300, ack 101, LEN 1, arrived.'],
  ['a FIN does, after its text', { flags: 'F', seq: 301, ack: 0, text: 'HI' }, 'Server seq 301, LEN 3, “HI”, arrived.'],
])('readers hear the LEN that the card of a segment shows: %s', (_, segment, expected) => {
  expect(segmentWords({ ...SEEN, segment }, blankView())).toBe(expected)
})
