import { beforeEach, expect, test } from 'vitest'
import { show, standInForDocument } from '../../../support/tiny-page.ts'

beforeEach(standInForDocument)

test('what is folded away is not made, and comes when it is unfolded', async () => {
  const { Folded } = await import('../../../../client/panels/fold/folded.tsx')
  const made: string[] = []
  const Long = () => {
    made.push('list')
    return <p>list</p>
  }
  const page = await show(
    <Folded summary="Console">
      <Long />
    </Folded>,
  )
  expect(page.textContent).toBe('Console')
  const [details] = page.all('details')
  details?.tell({ type: 'toggle' })
  expect(made).toEqual([])
  if (details !== undefined) Object.assign(details, { open: true }).tell({ type: 'toggle' })
  await Promise.resolve()
  expect(page.textContent).toBe('Consolelist')
})
