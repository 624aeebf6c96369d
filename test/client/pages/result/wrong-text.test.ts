import { expect, test } from 'vitest'
import { wrongTextIn } from '../../../../client/pages/result/wrong-text.ts'
import type { HistoryEvent } from '../../../../shared/view/match-view.ts'

const says = (text: string): HistoryEvent => ({ atMs: 0, side: 'client', type: 'call', call: { type: 'send', text } })
const hears = (text: string): HistoryEvent => ({ atMs: 900, side: 'server', type: 'text', text })

test('what an application was given is told where it is not what the other has said', () => {
  expect(wrongTextIn([says('HELLO'), hears('ELLO')])).toEqual({ side: 'server', given: 'ELLO', said: 'HELLO' })
  expect(wrongTextIn([hears('HELLO')])).toEqual({ side: 'server', given: 'HELLO', said: '' })
})

test('text that has come in part, or in parts, is right', () => {
  expect(wrongTextIn([says('HELLO'), says(' YOU'), hears('HEL'), hears('LO ')])).toBeNull()
})
