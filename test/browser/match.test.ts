import { expect } from 'vitest'
import type { Open } from '../support/browser-test.ts'
import { test as anyTest } from '../support/browser-test.ts'
import { mouse } from '../support/hands.ts'
import { arrive, dueMove, goodMoves, playToTheEnd, resultOf, seatTwo, sendGood } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing')

test.concurrent('a reload in mid-match goes on where it was', async ({ open }) => {
  const [joon, mina] = await seatTwo(open, mouse)
  const syn = await dueMove(joon)
  await sendGood(joon, syn)
  await Promise.all([joon.page.reload(), mina.page.reload()])
  await Promise.all([joon, mina].map(playToTheEnd))
  await Promise.all([joon, mina].map((person) => resultOf(person).waitFor()))
  expect(await goodMoves(joon)).toBe(2)
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

test.concurrent('a wrong move is explained in place: the field, the reason, the section of the RFC', async ({ open }) => {
  const [joon] = await seatTwo(open, mouse)
  const { page, words } = joon
  const syn = await dueMove(joon)
  const composer = page.getByRole('region', { name: words('composer.title') })
  await joon.hand.send({ ...syn, flags: ['SYN', 'FIN'] })
  await composer.getByText(words('verdict.wrong'), { exact: true }).waitFor()
  expect(await composer.getByRole('button', { name: 'FIN', exact: true }).getAttribute('aria-invalid')).toBe('true')
  expect(await composer.getByRole('listitem').filter({ hasText: 'FIN' }).innerText()).toContain(words('fault.unset'))
  expect(
    await composer
      .getByRole('link', { name: /^RFC 9293/ })
      .first()
      .getAttribute('href'),
  ).toContain('rfc9293#section-3.')
  // The segment lies on the desk again: one key mends it.
  await joon.hand.push(composer.getByRole('button', { name: 'FIN', exact: true }))
  await joon.hand.push(composer.getByRole('button', { name: words('composer.send'), exact: true }))
  await composer.getByText(words('verdict.good'), { exact: true }).waitFor()
})

test.concurrent('whoever comes later may watch: both ends, and the wire', async ({ open }) => {
  const [joon, mina] = await seatTwo(open, mouse)
  const watcher = await arrive(open, { work: mouse }, new URL(joon.page.url()).pathname)
  await watcher.hand.type(watcher.page.getByLabel(watcher.words('name.label')), 'Teacher')
  await watcher.hand.push(watcher.page.getByRole('button', { name: watcher.words('join.watch') }))
  for (const side of ['client', 'server'] as const) {
    await watcher.page.getByRole('complementary', { name: watcher.words(`side.${side}`), exact: true }).waitFor()
  }
  await Promise.all([joon, mina].map(playToTheEnd))
  await watcher.page.getByRole('table').waitFor()
  expect(await watcher.page.getByRole('table').innerText()).toMatch(/Joon[\s\S]*Mina/)
})
