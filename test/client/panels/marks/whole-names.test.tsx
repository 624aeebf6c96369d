import { beforeEach, expect, test, vi } from 'vitest'
import type { TinyElement } from '../../../support/tiny-page.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'

beforeEach(async () => {
  const takeAway = standInForDocument()
  const { keepNamesWhole } = await import('../../../../client/panels/marks/whole-names.tsx')
  keepNamesWhole()
  return takeAway
})

const wholeIn = (page: TinyElement) =>
  page
    .all('span')
    .filter((span) => span.getAttribute('class') === 'whole')
    .map(({ textContent }) => textContent)

test.each([
  ['SYN-SENT → ESTABLISHED', ['SYN-SENT']],
  ['FIN-WAIT-1 → FIN-WAIT-2, TIME-WAIT next', ['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT']],
  ['클라이언트 (나)의 애플리케이션', ['(나)의']],
  ['Nothing - here (at all) is a name', []],
])('in “%s” no line breaks within a name, wherever it stands', async (words, whole) => {
  const page = await show(<p>{words}</p>)
  expect([page.textContent, wholeIn(page)]).toEqual([words, whole])
  const beside = await show(
    <li>
      <b>1</b> {words}
    </li>,
  )
  expect([beside.textContent, wholeIn(beside)]).toEqual([`1 ${words}`, whole])
})

test('what holds nothing but text keeps it', async () => {
  const page = await show(
    <select>
      <option>TIME-WAIT</option>
    </select>,
  )
  expect([page.textContent, wholeIn(page)]).toEqual(['TIME-WAIT', []])
})

test('a sentence that gets a name, and loses it, says what it is to say', async () => {
  const { signal } = await import('@preact/signals')
  const state = signal('CLOSED')
  const Said = () => <p>Now {state.value}.</p>
  const page = await show(<Said />)
  for (const now of ['TIME-WAIT', 'LAST-ACK', 'LISTEN', 'SYN-SENT']) {
    state.value = now
    await vi.waitFor(() => expect(page.textContent).toBe(`Now ${now}.`))
  }
})
