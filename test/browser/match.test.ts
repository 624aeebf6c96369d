import { expect } from 'vitest'
import type { Open } from '../support/browser-test.ts'
import { test as anyTest } from '../support/browser-test.ts'
import { mouse, until } from '../support/hands.ts'
import { dueMove, goodMoves, playToTheEnd, resultOf, seatTwo, sendGood } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing')

test.concurrent('a reload in mid-match goes on where it was, and the result shows both what became of all that they sent', async ({
  open,
}) => {
  const [joon, mina] = await seatTwo(open, mouse)
  const syn = await dueMove(joon)
  await sendGood(joon, syn)
  await Promise.all([joon.page.reload(), mina.page.reload()])
  await Promise.all([joon, mina].map(playToTheEnd))
  await Promise.all([joon, mina].map((person) => resultOf(person).waitFor()))
  expect(await goodMoves(joon)).toBe(2)
  for (const { page, words } of [joon, mina]) {
    const said = page.getByRole('list', { name: words('ladder.list') }).getByRole('listitem')
    await until('both ends of every arrow are known', async () => {
      const lines = await said.allInnerTexts()
      return lines.length === 3 && lines.every((line) => line.endsWith(words('segment.arrived')))
    })
  }
})

test.concurrent('where a network lets no WebSocket through, the match is played by long-polling', async ({ open }) => {
  const resumes: string[] = []
  const polling: Open = async (options) => {
    const page = await open({ ...options, path: 'about:blank', allowed: /WebSocket/ })
    await page.context().routeWebSocket(/./, (socket) => socket.close())
    page.on('request', (request) => {
      if (request.postData()?.includes('"resume"')) resumes.push(request.postData() ?? '')
    })
    await page.goto(options?.path ?? '/')
    return page
  }
  const [joon, mina] = await seatTwo(polling, mouse)
  await Promise.all([joon, mina].map(playToTheEnd))
  expect(await goodMoves(joon)).toBe(2)
  expect(resumes, 'nothing overtakes anything').toEqual([])
})
