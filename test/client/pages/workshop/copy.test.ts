import { expect, test } from 'vitest'
import { copyOf, documentFrom } from '../../../../client/pages/workshop/draft.ts'
import { catalogue } from '../../../../shared/scenarios/catalogue.ts'
import { documentOf } from '../../../../shared/workshop/document.ts'
import { parseDocument } from '../../../../shared/workshop/parse.ts'

test.for(catalogue.map((scenario) => [scenario.script.id, scenario] as const))(
  'a copy of %s is a scenario, with all its parts',
  ([id, scenario]) => {
    const parsed = parseDocument(documentFrom(copyOf(documentOf(scenario))))
    expect(parsed).toMatchObject({ format: expect.anything() })
    expect(JSON.stringify(parsed)).not.toContain(`"id":"${id}"`)
  },
)
