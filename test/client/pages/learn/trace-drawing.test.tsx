import { beforeEach, expect, test } from 'vitest'
import { hello } from '../../../../shared/scenarios/hello.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'

beforeEach(standInForDocument)

test('the flags of a segment stand in the order in which they are said, as everywhere: SYN before ACK', async () => {
  const [{ measuresFor, TraceDrawing }, { layoutOf }, { traceOf }] = await Promise.all([
    import('../../../../client/pages/learn/trace-drawing.tsx'),
    import('../../../../client/pages/learn/trace-layout.ts'),
    import('../../../../client/pages/learn/trace.ts'),
  ])
  const measures = measuresFor(600)
  const layout = layoutOf(traceOf(hello.script), measures.markHeight, measures.labelHeight)
  const page = await show(<TraceDrawing layout={layout} measures={measures} nowY={layout.height} />)
  const badges = page.all('svg').flatMap((svg) => /flag-(?!badge)(\w+)/.exec(svg.getAttribute('class') ?? '')?.[1] ?? [])
  expect(badges).toEqual(['SYN', 'SYN', 'ACK', 'ACK'])
})
