import { useSignal } from '@preact/signals'
import { language } from '../../i18n/i18n.ts'
import { RfcLink } from '../../panels/marks/rfc-link.tsx'
import { beliefs } from '../../state/library.ts'
import { findMistakes } from './mistake-groups.ts'
import { l } from './words.ts'

/** The catalogue of what people get wrong, the same that verdicts name; by subject, and to be searched. */
export function Mistakes() {
  const query = useSignal('')
  if (beliefs.value === null) return null
  const found = findMistakes(beliefs.value, query.value, language.value)
  const count = found.reduce((sum, { mistakes }) => sum + mistakes.length, 0)
  const isSearch = query.value.trim() !== ''
  return (
    <div class="mistakes">
      <label class="search-field">
        <span>{l('mistakes.search')}</span>
        <input
          type="search"
          value={query.value}
          placeholder={l('mistakes.example')}
          onInput={(event) => {
            query.value = event.currentTarget.value
          }}
        />
      </label>
      <p class="found" role="status">
        {isSearch && (count === 0 ? l('mistakes.none') : l('mistakes.found', { count }))}
      </p>
      <div class="mistake-groups">
        {found.map(({ group, mistakes }) => (
          <section key={group} aria-labelledby={`mistakes-${group}`}>
            <h3 id={`mistakes-${group}`}>{l(`mistakes.${group}`)}</h3>
            {mistakes.map(([id, belief]) => (
              <details key={`${id}${isSearch}`} open={isSearch}>
                <summary>{belief.name[language.value]}</summary>
                <p>
                  {belief.explanation[language.value]} <RfcLink section={belief.section} />
                </p>
              </details>
            ))}
          </section>
        ))}
      </div>
    </div>
  )
}
