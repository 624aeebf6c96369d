import { beforeEach, expect, test } from 'vitest'
import { show, standInForDocument } from '../../../support/tiny-page.ts'

beforeEach(standInForDocument)

test('a line is made once, and anew where what it is made of has changed', async () => {
  const { signal } = await import('@preact/signals')
  const { useLines } = await import('../../../../client/panels/log/lines.ts')
  const log = signal([{ said: 'SYN' }, { said: 'ACK' }])
  const loud = signal(false)
  const made: string[] = []
  const List = () => {
    const isLoud = loud.value
    const lines = useLines(
      log.value,
      (event) => [event, isLoud],
      ({ said }) => {
        made.push(said)
        return <li key={said}>{isLoud ? `${said}!` : said}</li>
      },
    )
    return <ol>{lines}</ol>
  }
  const page = await show(<List />)
  log.value = [...log.value, { said: 'FIN' }]
  await Promise.resolve()
  expect(page.textContent).toBe('SYNACKFIN')
  expect(made.splice(0)).toEqual(['SYN', 'ACK', 'FIN'])
  log.value = log.value.with(1, { said: 'RST' })
  await Promise.resolve()
  expect(page.textContent).toBe('SYNRSTFIN')
  expect(made.splice(0)).toEqual(['RST'])
  loud.value = true
  await Promise.resolve()
  expect(page.textContent).toBe('SYN!RST!FIN!')
})
