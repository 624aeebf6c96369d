import { beforeEach, expect, test, vi } from 'vitest'
import type { RoomView } from '../../../../shared/view/room-view.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { arrived, blankView } from '../../../support/views.ts'

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  return standInForDocument()
})

/** What the console and the netstat line say of a SYN, where the best of five, if one is played, has come to this port. */
async function saidAt(series: { readonly port: number } | null): Promise<string> {
  const [{ Console }, { Netstat }, { roomView }] = await Promise.all([
    import('../../../../client/panels/log/console.tsx'),
    import('../../../../client/panels/ends/netstat.tsx'),
    import('../../../../client/state/streams.ts'),
  ])
  roomView.value = { series } as Partial<RoomView> as RoomView
  const view = { ...blankView(), ladder: [arrived('c1', { flags: 'S', seq: 100, ack: 0, text: '' })] }
  const end = {
    state: 'SYN-SENT',
    inTransition: false,
    iss: 100,
    tcb: null,
    owed: [],
    owedCount: 0,
    timers: { retransmission: null, timeWait: null },
  } as const
  const page = await show(
    <>
      <Console view={view} />
      <Netstat view={view} side="client" end={end} />
    </>,
  )
  return page.textContent
}

test.each([
  ['the port of the bout, in a best of five', { port: 49_154 }, 49_154],
  ['the first of the dynamic ports elsewhere', null, 49_152],
])('the console and netstat name one port of the client: %s', async (_, series, port) => {
  const said = await saidAt(series)
  expect(said).toContain(`IP client.${port} > server.80`)
  expect(said).toContain(`tcp client:${port} server:80`)
})

test('netstat shows every timer that runs, with what it is in reality', async () => {
  const { Netstat } = await import('../../../../client/panels/ends/netstat.tsx')
  const running = { startedAtMs: 0, expiresAtMs: 9_000 }
  const timers = { retransmission: null, timeWait: null, persist: { ...running, expiries: 0 }, keepAlive: running, user: running }
  const end = { state: 'ESTABLISHED', inTransition: false, iss: 100, tcb: null, owed: [], owedCount: 0, timers } as const
  const { textContent } = await show(<Netstat view={blankView()} side="client" end={end} />)
  for (const name of ['PERSIST', 'KEEP-ALIVE', 'USER TIMEOUT', '2 h']) expect(textContent).toContain(name)
})
