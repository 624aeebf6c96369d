import { language } from '../../i18n/i18n.ts'
import { REAL_VALUES } from './real-values.ts'
import { l } from './words.ts'

const COLUMNS = ['here', 'rfc', 'linux', 'windows', 'mac'] as const

/** Values here and in real life. On a phone each row becomes a card; the roles keep it a table for readers. */
export function Values() {
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: laid out as cards, a table would be none to readers.
    <table class="values" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {l('values.what')}
          </th>
          {COLUMNS.map((column) => (
            <th scope="col" role="columnheader" key={column}>
              {l(`values.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {REAL_VALUES.map((value) => (
          <tr key={value.id} role="row">
            <th scope="row" role="rowheader">
              {value.what[language.value]}
            </th>
            {COLUMNS.map((column) => (
              <td key={column} role="cell" data-label={l(`values.${column}`)} class={value[column] === null ? 'nothing' : undefined}>
                {value[column]?.[language.value] ?? '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  )
}
