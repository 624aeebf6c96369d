import type { ComponentChildren } from 'preact'
import { navigate, route, routeOf } from '../../state/router.ts'

type Props = { to: string; class?: string; 'aria-label'?: string; children: ComponentChildren }

/** A link to another page of this client, followed without loading it anew. With a modifier key it is the browser's own. */
export function Link({ to, children, ...rest }: Props) {
  const isHere = routeOf(to).page === route.value.page
  return (
    <a
      href={to}
      aria-current={isHere ? 'page' : undefined}
      {...rest}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        navigate(to)
      }}
    >
      {children}
    </a>
  )
}
