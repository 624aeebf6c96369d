import type { ComponentChildren } from 'preact'

/** A name with a hyphen, as most states have, and a Korean word that goes on behind a bracket: browsers break lines within both. */
const WHOLE = /([A-Z]+(?:-[A-Z\d]+)+|\([^()\s]+\)[가-힣]+)/

/** Words in which no line breaks within a name. */
export function wholeNames(words: string): ComponentChildren {
  return words.split(WHOLE).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // They stay in their places.
      <span class="whole" key={`${index}`}>
        {part}
      </span>
    ),
  )
}
